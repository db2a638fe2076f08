package io.connectfargate.migration.mapping;

import java.util.Optional;

/** Groups that have read everything that was copied, or more. */
final class ReadToTheEnd {
    private final CopiedPartition partition;
    private final Limits limits;
    private final Walk walk;

    ReadToTheEnd(CopiedPartition partition, Limits limits) {
        this.partition = partition;
        this.limits = limits;
        walk = new Walk(partition, limits);
    }

    /** Empty if something has been copied that the group has not read, or the copy's end cannot be made out. */
    Optional<Verdict> find(Place place) {
        long copied = partition.copied();
        PartitionLog source = partition.source();
        if (place.offset() <= copied) {
            return Optional.empty();
        }
        if (place.offset() > source.end()) {
            return Optional.of(Verdict.ahead(
                    "the group has read to %d, and the committed records of the source end at %d",
                    place.offset(), source.end()));
        }
        if (!source.first(Math.max(source.begin(), copied + 1), place.offset(), 1)
                .isEmpty()) {
            return Optional.of(
                    Verdict.ahead("the group has read to %d, and only %d is copied", place.offset(), copied));
        }
        return walk.forward(place, Proof.END, limits.near()).or(() -> byLastRecords(place));
    }

    private Optional<Verdict> byLastRecords(Place place) {
        PartitionLog target = partition.target();
        Stretch read = partition.source().last(partition.source().begin(), place.offset(), limits.window());
        Stretch copy =
                target.last(Math.max(target.begin(), target.end() - limits.near()), target.end(), limits.window());
        int count = partition.compacted() ? 1 : Math.min(read.size(), copy.size());
        boolean same = count == 0
                || !read.isEmpty()
                        && !copy.isEmpty()
                        && read.matches(read.size() - count, copy, copy.size() - count, count);
        if (!partition.settled() || !same) {
            return Optional.empty();
        }
        return Optional.of(Verdict.exact(
                target.end(), Proof.END, "copied up to %d, the target ends at %d", partition.copied(), target.end()));
    }
}
