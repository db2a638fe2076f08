package io.connectfargate.connect.ledger;

/**
 * A record that was written to the source, and committed if it belongs to a transaction.
 *
 * @param log the how many-th topic of this name it is in, from 0
 */
record ChaosRecord(int log, long offset, String key, String value) {}
