package io.connectfargate.migration.mapping;

/**
 * What has been read of a log so far.
 *
 * @param records their number
 * @param bytes of their keys, values and headers
 */
public record Reading(long records, long bytes) {
    /** What was read since an earlier reading of the same log. */
    public Reading since(Reading earlier) {
        return new Reading(records - earlier.records, bytes - earlier.bytes);
    }
}
