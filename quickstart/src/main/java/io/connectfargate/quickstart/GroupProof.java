package io.connectfargate.quickstart;

import io.connectfargate.migration.Failure;
import io.connectfargate.migration.records.Range;
import io.connectfargate.migration.records.RecordReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Compares the groups' offsets that MirrorMaker has written to the target with the exact ones, in records.
 *
 * @param positions read before the exact offsets are looked for: a group that goes on has by then read more, not less
 * @param target reads the target
 */
record GroupProof(List<GroupOffsets.Position> positions, RecordReader target) {
    /**
     * What was found.
     *
     * @param unknown why no exact offsets are known; empty if they are
     */
    record Report(List<GroupPlace> places, Optional<String> unknown) {}

    /** @param worker the REST API of a worker that copies */
    Report run(String worker) throws InterruptedException {
        if (positions.isEmpty()) {
            return new Report(List.of(), Optional.empty());
        }
        Set<String> groups =
                positions.stream().map(GroupOffsets.Position::group).collect(Collectors.toCollection(TreeSet::new));
        try {
            return new Report(places(ExactOffsets.find(worker, groups)), Optional.empty());
        } catch (Failure failure) {
            // Brokers of before 2.5 do not say which offsets are stable, and a group may be gone already.
            return new Report(
                    positions.stream()
                            .map(position -> GroupPlace.unknown(position, Optional.empty()))
                            .toList(),
                    Optional.of(failure.getMessage()));
        }
    }

    List<GroupPlace> places(List<ExactOffset> exact) {
        Map<TopicPartition, List<GroupOffsets.Position>> byPartition =
                positions.stream().collect(Collectors.groupingBy(GroupOffsets.Position::partition));
        Map<TopicPartition, Long> begins = target.beginnings(byPartition.keySet());
        Map<TopicPartition, Long> ends = target.ends(byPartition.keySet());
        List<GroupPlace> places = new ArrayList<>();
        byPartition.forEach((partition, found) -> {
            if (ends.containsKey(partition)) {
                places.addAll(new Log(partition, begins.get(partition), ends.get(partition)).places(found, exact));
            } else {
                found.forEach(position -> places.add(GroupPlace.unknown(position, Optional.empty())));
            }
        });
        return places;
    }

    /** The target's log of a partition. */
    private final class Log {
        private final TopicPartition partition;
        private final long begin;
        private final long end;

        Log(TopicPartition partition, long begin, long end) {
            this.partition = partition;
            this.begin = begin;
            this.end = end;
        }

        /** Reads once for all groups, between the first and the last of their offsets. */
        List<GroupPlace> places(List<GroupOffsets.Position> found, List<ExactOffset> exact) {
            NavigableSet<Long> offsets = new TreeSet<>();
            found.forEach(position -> of(position, exact).ifPresent(known -> {
                offsets.add(within(position.target().orElse(end)));
                offsets.add(within(known.target().orElse(end)));
            }));
            PositionCounter counter = new PositionCounter(offsets);
            if (offsets.size() > 1) {
                target.read(new Range(partition, offsets.first(), offsets.last(), false), counter)
                        .forEachRemaining(seen -> {});
            }
            return found.stream()
                    .map(position -> place(position, of(position, exact), counter))
                    .toList();
        }

        private GroupPlace place(GroupOffsets.Position position, Optional<ExactOffset> exact, PositionCounter counter) {
            if (exact.isEmpty() || position.target().isEmpty()) {
                return GroupPlace.unknown(position, exact);
            }
            // What is not copied yet is behind the end.
            long before = counter.recordsBefore(within(exact.get().target().orElse(end)))
                    - counter.recordsBefore(within(position.target().getAsLong()));
            return GroupPlace.of(position, exact.get(), before);
        }

        private long within(long offset) {
            return Math.max(begin, Math.min(end, offset));
        }

        private Optional<ExactOffset> of(GroupOffsets.Position position, List<ExactOffset> exact) {
            return exact.stream()
                    .filter(offset -> offset.group().equals(position.group())
                            && offset.partition().equals(partition))
                    .findFirst();
        }
    }
}
