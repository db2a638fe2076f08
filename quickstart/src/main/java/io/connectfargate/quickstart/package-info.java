/** A whole migration on one machine: clusters, worker, connectors, and the proof that everything arrived. */
package io.connectfargate.quickstart;
