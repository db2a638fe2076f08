/** A real OpenSearch node for tests. */
package io.connectfargate.opensearch;
