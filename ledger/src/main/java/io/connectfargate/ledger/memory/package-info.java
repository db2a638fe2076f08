/** What outlives a restart: ids of topics, losses with their acknowledgements, and how far was read. */
package io.connectfargate.ledger.memory;
