/** What the connector is configured by, and what is wrong about it. */
package io.connectfargate.connectors.opensearch.config;
