package io.connectfargate.migration.mapping;

import java.util.Optional;

/** Compares all records between two known pairs. */
final class Bracket {
    private final CopiedPartition partition;
    private final Limits limits;

    Bracket(CopiedPartition partition, Limits limits) {
        this.partition = partition;
        this.limits = limits;
    }

    /** Empty if a pair is missing, there are too many records, or nothing follows from them. */
    Optional<Verdict> find(Place place) {
        if (place.low().isEmpty() || place.high().isEmpty()) {
            return Optional.empty();
        }
        OffsetPair low = place.low().get();
        OffsetPair high = place.high().get();
        Stretch read = partition.source().first(low.source(), high.source(), limits.walk() + 1);
        Stretch copy = partition.target().first(low.target(), high.target(), limits.walk() + 1);
        if (read.size() > limits.walk() || copy.size() > limits.walk()) {
            return Optional.empty();
        }
        if (read.size() == copy.size() && read.matches(0, copy, 0, read.size())) {
            long target = copy.offsetOr(read.before(place.offset()), high.target());
            return Optional.of(
                    Verdict.exact(target, Proof.BRACKETED, "%,d equal records %s", read.size(), place.pairs()));
        }
        return numbered(place, low, high, copy)
                .or(() -> prefix(place, read, copy))
                .or(() -> aligned(place, read, copy, high.target()));
    }

    /** A record that is there once may be the second copy of one where records were copied twice. */
    private Optional<Verdict> aligned(Place place, Stretch read, Stretch copy, long end) {
        return partition.exactlyOnce() ? Alignment.of(place, read, copy, end, limits) : Optional.empty();
    }

    /** Others have written to the target behind the copy. */
    private Optional<Verdict> prefix(Place place, Stretch read, Stretch copy) {
        int count = read.before(place.offset());
        if (!partition.isCountable() || count == 0 || count > copy.size() || !read.matches(0, copy, 0, count)) {
            return Optional.empty();
        }
        return Optional.of(Verdict.exact(
                copy.offset(count - 1) + 1, Proof.ANCHORED, "%,d equal records %s", count, place.pairs()));
    }

    /** The target has a record for each offset of the source, so that the n-th offset is that of the n-th record. */
    private Optional<Verdict> numbered(Place place, OffsetPair low, OffsetPair high, Stretch copy) {
        if (!partition.exactlyOnce() || place.isEnd() || copy.size() != high.source() - low.source()) {
            return Optional.empty();
        }
        return Optional.of(Verdict.exact(
                copy.offset((int) (place.offset() - low.source())),
                Proof.BRACKETED,
                "the target has a record for each source offset %s",
                place.pairs()));
    }
}
