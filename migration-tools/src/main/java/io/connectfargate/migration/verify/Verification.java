package io.connectfargate.migration.verify;

import io.connectfargate.migration.records.Range;
import io.connectfargate.migration.records.RecordDigest;
import io.connectfargate.migration.records.RecordReader;
import io.connectfargate.migration.records.Sequence;
import io.connectfargate.migration.records.SequenceChecker;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** Reads everything on both sides and compares it; nothing that MirrorMaker says of itself counts as proof. */
public final class Verification {
    private final Workload workload;
    private final List<GroupOffsets.Position> positions;
    private final PrintStream out;
    private final SortedMap<TopicPartition, Sequence> sequences;
    private final List<GroupPlace> places = new ArrayList<>();

    /**
     * Prepares a comparison.
     *
     * @param workload what must have arrived
     * @param positions where groups are on both sides
     * @param out where to show how far it is
     */
    public Verification(Workload workload, List<GroupOffsets.Position> positions, PrintStream out) {
        this.workload = workload;
        this.positions = positions;
        this.out = out;
        sequences = new TreeMap<>(workload.parts().comparator());
    }

    /**
     * A group's place in a partition, in records instead of offsets.
     *
     * @param lost records that the group has not read on the source and would never read on the target
     * @param reread records that it has read on the source and would read once more on the target
     */
    public record GroupPlace(GroupOffsets.Position position, long lost, long reread) {}

    /**
     * What was found.
     *
     * @param open what cannot be verified, since transactions are open on the source: sentences
     */
    public record Report(SortedMap<TopicPartition, Sequence> sequences, List<GroupPlace> places, List<String> open) {
        /** All that is wrong, a sentence each. */
        public List<String> problems() {
            List<String> problems = new ArrayList<>(open);
            sequences.forEach((partition, sequence) -> {
                if (!sequence.isSame()) {
                    problems.add(partition + ": " + sequence);
                }
            });
            for (GroupPlace place : places) {
                GroupOffsets.Position position = place.position();
                String group = "Group " + position.group() + " in " + position.partition() + ": ";
                if (position.target().isEmpty()) {
                    problems.add(group + "its offset " + position.source() + " has not arrived on the target"
                            + " (MirrorMaker has no offset sync that early, or does not sync the group)");
                } else if (place.lost() > 0) {
                    problems.add(group + "would skip " + place.lost() + " records on the target (offset "
                            + position.target().getAsLong() + ", source offset " + position.source() + ")");
                }
            }
            return problems;
        }

        /** Records that have arrived. */
        public long records() {
            return sequences.values().stream().mapToLong(Sequence::arrived).sum();
        }

        /** Bytes of their keys, values and headers. */
        public long bytes() {
            return sequences.values().stream().mapToLong(Sequence::bytes).sum();
        }
    }

    /**
     * Compares all partitions of the workload. To be called once.
     *
     * @param logs names the producers of transactions that are open on the source
     * @throws InterruptedException if this thread is to stop
     */
    public Report run(RecordReader source, RecordReader target, SourceLogs logs) throws InterruptedException {
        compare(source, target);
        return new Report(sequences, places, new OpenTransactions(logs).name(workload));
    }

    private void compare(RecordReader source, RecordReader target) {
        // The target first: whatever is there by then is on the source by the time of the second look.
        Map<TopicPartition, Long> targetEnds = target.ends(workload.parts().keySet());
        Map<TopicPartition, Long> targetBegins =
                target.beginnings(workload.parts().keySet());
        Map<TopicPartition, Long> sourceEnds = source.ends(workload.parts().keySet());
        Workload.requireAll(workload.parts().keySet(), sourceEnds.keySet());
        CopyProgress start = new CopyProgress(0, workload.offsets(), 0);
        try (ProgressDisplay display = new ProgressDisplay("Verifying", start, out)) {
            workload.parts().forEach((partition, part) -> {
                PositionCounter onSource = new PositionCounter(positions(partition).stream()
                        .map(GroupOffsets.Position::source)
                        .toList());
                PositionCounter onTarget = new PositionCounter(targetPositions(partition));
                if (targetEnds.containsKey(partition)) {
                    Iterator<RecordDigest> expected = source.read(range(partition, part.begin(), sourceEnds), onSource);
                    Iterator<RecordDigest> found =
                            target.read(range(partition, targetBegins.get(partition), targetEnds), onTarget);
                    sequences.put(partition, new SequenceChecker(expected, found, part.last()).check());
                } else {
                    sequences.put(partition, Sequence.absent(part.visible()));
                }
                positions(partition).forEach(position -> places.add(place(position, onSource, onTarget)));
                display.update(progress());
            });
        }
    }

    private static Range range(TopicPartition partition, long begin, Map<TopicPartition, Long> ends) {
        return new Range(partition, begin, ends.get(partition), true);
    }

    private static GroupPlace place(
            GroupOffsets.Position position, PositionCounter onSource, PositionCounter onTarget) {
        if (position.target().isEmpty()) {
            return new GroupPlace(position, 0, 0);
        }
        long read = onSource.recordsBefore(position.source());
        long skipped = onTarget.recordsBefore(position.target().getAsLong());
        return new GroupPlace(position, Math.max(0, skipped - read), Math.max(0, read - skipped));
    }

    private List<Long> targetPositions(TopicPartition partition) {
        return positions(partition).stream()
                .flatMapToLong(position -> position.target().stream())
                .boxed()
                .toList();
    }

    private List<GroupOffsets.Position> positions(TopicPartition partition) {
        return positions.stream()
                .filter(position -> position.partition().equals(partition))
                .toList();
    }

    private CopyProgress progress() {
        Report soFar = new Report(sequences, places, List.of());
        return new CopyProgress(soFar.records(), workload.offsets(), soFar.bytes());
    }
}
