package io.connectfargate.migration.mapping;

import java.util.Optional;

/**
 * The records on either side of an offset of the source.
 *
 * @param place where they are
 * @param before the last records before it
 * @param after the first records from it on that have been copied
 */
record Pattern(Place place, Stretch before, Stretch after) {
    /** Empty if there are too few records to look for. */
    static Optional<Pattern> around(Place place, CopiedPartition partition, Limits limits) {
        PartitionLog source = partition.source();
        if (place.offset() < source.begin()) {
            return Optional.empty();
        }
        long end = place.high().map(OffsetPair::source).orElse(partition.copied() + 1);
        Stretch after = source.first(place.offset(), end, limits.window());
        Stretch before = source.last(source.begin(), place.offset(), limits.window());
        // Compaction may have removed from the source what precedes it on the target.
        boolean tooFew = after.isEmpty() || partition.compacted() && before.isEmpty();
        return tooFew ? Optional.empty() : Optional.of(new Pattern(place, before, after));
    }

    int size() {
        return before.size() + after.size();
    }

    long fingerprint(int index) {
        return index < before.size() ? before.fingerprint(index) : after.fingerprint(index - before.size());
    }

    long lastFingerprint() {
        return fingerprint(size() - 1);
    }

    /** Of the record before the offset; of the first one if there is none. */
    long nextBefore() {
        return before.isEmpty() ? nextAfter() : before.lastFingerprint();
    }

    /** Of the first record from the offset on. */
    long nextAfter() {
        return after.fingerprint(0);
    }
}
