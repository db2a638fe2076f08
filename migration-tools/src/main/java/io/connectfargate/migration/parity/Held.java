package io.connectfargate.migration.parity;

/**
 * Offsets of a partition that a reader of committed records cannot get to: a transaction is open before them, on either side.
 *
 * @param from the last stable offset
 * @param to the high watermark
 */
public record Held(long from, long to) {
    /** Their number. */
    public long offsets() {
        return Math.max(0, to - from);
    }
}
