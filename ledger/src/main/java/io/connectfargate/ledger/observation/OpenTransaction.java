package io.connectfargate.ledger.observation;

import java.time.Instant;

/**
 * A transaction that is not completed.
 *
 * @param start its first offset
 * @param lastWrite when its producer last wrote to the partition
 */
public record OpenTransaction(long producerId, int producerEpoch, long start, Instant lastWrite) {}
