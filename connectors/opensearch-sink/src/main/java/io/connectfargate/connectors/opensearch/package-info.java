/** A sink connector that writes topics into the indexes of OpenSearch. */
package io.connectfargate.connectors.opensearch;
