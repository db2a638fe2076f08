package io.connectfargate.migration.mapping;

import java.util.Optional;

/** Offsets before the source's first one: retention has deleted there what the group would read next, the target may still have it. */
final class Truncated {
    private final CopiedPartition partition;
    private final Limits limits;
    private final Walk walk;

    Truncated(CopiedPartition partition, Limits limits) {
        this.partition = partition;
        this.limits = limits;
        walk = new Walk(partition, limits);
    }

    /** Empty if the source still has the offset, or nothing can be counted. */
    Optional<Verdict> find(Place place) {
        if (place.offset() >= partition.source().begin() || !partition.exactlyOnce()) {
            return Optional.empty();
        }
        if (place.isEnd() || place.high().isEmpty() || place.floor().isEmpty()) {
            // Others may have written before the target's end: count from the first record that both sides show.
            return firstOnSource(place)
                    .flatMap(first -> place.floor()
                            .map(floor -> between(place, floor, first))
                            .orElseGet(() -> before(place, first)));
        }
        return between(place, place.floor().get(), place.high().get());
    }

    /** Each offset between two pairs is a record of the target, or none. */
    private Optional<Verdict> between(Place place, OffsetPair floor, OffsetPair high) {
        Stretch copy = partition.target().first(floor.target(), high.target(), limits.walk() + 1);
        if (copy.size() > limits.walk()) {
            return Optional.empty();
        }
        long missing = Math.max(0, high.source() - floor.source() - copy.size());
        long read = place.offset() - floor.source();
        if (missing == 0) {
            return Optional.of(Verdict.exact(
                    copy.offsetOr((int) read, high.target()),
                    Proof.BRACKETED,
                    "deleted on the source; each offset between %d and %d is a record of the target",
                    floor.source(),
                    high.source()));
        }
        int first = (int) Math.max(0, read - missing);
        return Optional.of(Verdict.lowerBound(
                copy.offsetOr(first, high.target()),
                Math.min(read, copy.size()) - first,
                "deleted on the source; %,d offsets between %d and %d are no records of the target",
                missing,
                floor.source(),
                high.source()));
    }

    /** The pair of offsets at the source's beginning, if both logs hold the same records from there on. */
    private Optional<OffsetPair> firstOnSource(Place place) {
        long begin = partition.source().begin();
        Place first = new Place(begin, place.floor(), Optional.empty(), place.high(), place.isEnd());
        return walk.backward(first, limits.walk())
                .map(found -> new OffsetPair(begin, found.target().orElseThrow()));
    }

    /** At most as many records as there are offsets lie before the copy of the first record that the source still has. */
    private Optional<Verdict> before(Place place, OffsetPair first) {
        long distance = first.source() - place.offset();
        if (distance > limits.walk()) {
            return Optional.empty();
        }
        Stretch copy = partition.target().last(partition.target().begin(), first.target(), (int) distance);
        return Optional.of(Verdict.lowerBound(
                copy.offsetOr(0, first.target()),
                copy.size(),
                "deleted on the source, which begins at %d",
                first.source()));
    }
}
