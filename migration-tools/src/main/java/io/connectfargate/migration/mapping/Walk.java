package io.connectfargate.migration.mapping;

import java.util.Optional;

/** Compares record by record from one known pair, or from the common end, to an offset. */
final class Walk {
    private final CopiedPartition partition;
    private final Limits limits;

    Walk(CopiedPartition partition, Limits limits) {
        this.partition = partition;
        this.limits = limits;
    }

    /** From the lower pair on. Needs no look ahead, so that it is right while copying continues. */
    Optional<Verdict> forward(Place place, Proof proof, long limit) {
        if (!partition.isCountable()
                || place.low()
                        .filter(pair -> place.offset() - pair.source() <= limit)
                        .isEmpty()) {
            return Optional.empty();
        }
        OffsetPair low = place.low().get();
        Stretch read = partition.source().first(low.source(), place.offset(), limits.walk() + 1);
        if (read.size() > limits.walk()) {
            return Optional.empty();
        }
        Stretch copy = partition.target().first(low.target(), partition.target().end(), read.size());
        if (copy.size() < read.size() || !read.matches(0, copy, 0, read.size())) {
            return Optional.empty();
        }
        long target = read.isEmpty() ? low.target() : copy.offset(copy.size() - 1) + 1;
        return Optional.of(Verdict.exact(
                target, proof, "%,d equal records after the pair %d = %d", read.size(), low.source(), low.target()));
    }

    /** From the upper pair, or from both ends, back. */
    Optional<Verdict> backward(Place place, long limit) {
        boolean possible =
                partition.exactlyOnce() && place.offset() >= partition.source().begin();
        return place.high()
                .filter(pair -> possible && pair.source() - place.offset() <= limit)
                .flatMap(high -> backward(place, high));
    }

    private Optional<Verdict> backward(Place place, OffsetPair high) {
        Stretch unread = partition.source().first(place.offset(), high.source(), limits.walk());
        if (unread.size() == limits.walk() || unread.isEmpty() && isUnclear(place)) {
            return Optional.empty();
        }
        Stretch copy = partition.target().last(place.targetFrom(partition), high.target(), unread.size() + 1);
        int count = Math.min(unread.size(), copy.size());
        if (!isWhole(place, unread, copy) || !unread.matches(unread.size() - count, copy, copy.size() - count, count)) {
            return Optional.empty();
        }
        long target = copy.offsetOr(copy.size() - count, high.target());
        return Optional.of(Verdict.exact(
                target, place.isEnd() ? Proof.COUNTED : Proof.ANCHORED, "%,d equal records %s", count, place.pairs()));
    }

    /** Without a record to compare, the target's end may be that of others who write to it. */
    private boolean isUnclear(Place place) {
        return place.isEnd() && place.offset() > partition.source().begin();
    }

    /** Whether the target's last records are all that can belong to those of the source. */
    private boolean isWhole(Place place, Stretch unread, Stretch copy) {
        boolean gone = copy.size() < unread.size();
        if (partition.compacted()) {
            return !gone && hasRecordBefore(place, copy, unread.size());
        }
        // Without a lower pair, all that the target still has was read.
        return !gone || place.floor().isEmpty();
    }

    /** Where the target may have records that compaction has removed from the source: the last one read has to be next to it. */
    private boolean hasRecordBefore(Place place, Stretch copy, int count) {
        Stretch last = partition.source().last(partition.source().begin(), place.offset(), 1);
        return copy.size() > count && last.matches(last.size() - 1, copy, copy.size() - count - 1, 1);
    }
}
