package io.connectfargate.migration.offsets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Writes the offsets of one group to the target, whole or not at all. */
public final class OffsetWriter {
    private final ClusterGroups target;

    /** @param target where it writes */
    public OffsetWriter(ClusterGroups target) {
        this.target = target;
    }

    /**
     * Commits, and reads back. Brokers may accept some partitions and not others: then all are put back.
     *
     * @param before what the group had in these partitions
     * @return what went wrong, sentences for the user; empty if every offset is committed
     */
    public List<String> commit(GroupMove move, Snapshot.Group before) throws InterruptedException {
        GroupOffsetStore store = target.store(move.isShare());
        Map<TopicPartition, String> rejected = store.write(move.name(), move.toCommit());
        if (!rejected.isEmpty()) {
            List<String> problems = new ArrayList<>(sentences(move.name(), "was not committed", rejected));
            List<String> left = restore(before);
            problems.addAll(left);
            problems.add(
                    left.isEmpty()
                            ? move.name() + ": all offsets are as they were before."
                            : move.name() + ": run migrate offsets --restore with the snapshot.");
            return problems;
        }
        return differences(move);
    }

    /** What the target has that was not committed: sentences for the user; empty if all is as it was committed. */
    public List<String> differences(GroupMove move) throws InterruptedException {
        return differences(
                move.name(), move.toCommit(), target.store(move.isShare()).read(move.name()));
    }

    /**
     * Puts back what a group had, absences included, and reads it back.
     *
     * @return what went wrong, sentences for the user
     */
    public List<String> restore(Snapshot.Group before) throws InterruptedException {
        GroupOffsetStore store = target.store(before.share());
        List<String> problems = new ArrayList<>();
        if (!before.present().isEmpty()) {
            problems.addAll(
                    sentences(before.group(), "was not put back", store.write(before.group(), before.present())));
        }
        Set<TopicPartition> extra = store.read(before.group()).keySet().stream()
                .filter(before.absent()::contains)
                .collect(Collectors.toSet());
        if (!extra.isEmpty()) {
            problems.addAll(sentences(before.group(), "was not removed", store.delete(before.group(), extra)));
        }
        if (problems.isEmpty()) {
            Map<TopicPartition, OffsetAndMetadata> now = store.read(before.group());
            problems.addAll(differences(before.group(), before.present(), now));
            before.absent().stream()
                    .filter(now::containsKey)
                    .forEach(partition -> problems.add(
                            before.group() + ": " + partition + " has an offset again: another program writes it."));
        }
        return problems;
    }

    private static List<String> sentences(String group, String what, Map<TopicPartition, String> reasons) {
        return reasons.entrySet().stream()
                .map(reason ->
                        group + ": the offset of " + reason.getKey() + " " + what + ": " + reason.getValue() + ".")
                .toList();
    }

    private static List<String> differences(
            String group, Map<TopicPartition, OffsetAndMetadata> written, Map<TopicPartition, OffsetAndMetadata> read) {
        List<String> differences = new ArrayList<>();
        written.forEach((partition, offset) -> {
            OffsetAndMetadata found = read.get(partition);
            boolean same = found != null
                    && found.offset() == offset.offset()
                    && Objects.equals(found.metadata(), offset.metadata());
            if (!same) {
                differences.add(group + ": " + partition + " was committed at " + offset.offset() + " and reads "
                        + (found == null ? "nothing" : found.offset())
                        + ". Another program writes this group's offsets: a checkpoint connector, or a consumer.");
            }
        });
        return differences;
    }
}
