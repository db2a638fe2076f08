/** Records as documents: their JSON, their ids and their mappings. */
package io.connectfargate.connectors.opensearch.document;
