package io.connectfargate.migration.mapping;

/**
 * A partition on both sides, and what is known about its copying.
 *
 * @param source the log that is copied
 * @param target the copy
 * @param copied the source offset of the last record that has been copied for certain; -1 if none
 * @param settled whether the target's end is that of the copy of exactly that record: nothing has been copied in between
 * @param compacted whether the topic is, or was, compacted on either side: a record may be on one side only
 * @param exactlyOnce whether no record has been copied twice; without it, only what compares content on both sides of an offset is proven
 */
public record CopiedPartition(
        PartitionLog source,
        PartitionLog target,
        long copied,
        boolean settled,
        boolean compacted,
        boolean exactlyOnce) {
    /** Whether the n-th record after a known pair is the n-th on the other side, too. */
    boolean isCountable() {
        return exactlyOnce && !compacted;
    }
}
