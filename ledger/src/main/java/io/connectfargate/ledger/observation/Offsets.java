package io.connectfargate.ledger.observation;

/**
 * A log, read in this order, so that a later one is never behind an earlier one but after a truncation.
 *
 * @param start the first offset that exists
 * @param stable the last stable offset: behind it are records of transactions that are still open
 * @param end the high watermark
 */
public record Offsets(long start, long stable, long end) {
    /** A log without open transactions. */
    public static Offsets of(long start, long end) {
        return new Offsets(start, end, end);
    }

    /** Whether it holds no record and no marker. */
    public boolean isEmpty() {
        return start >= end;
    }

    /** How many offsets it has, at least as many as records. */
    public long size() {
        return Math.max(0, end - start);
    }
}
