package io.connectfargate.migration.offsets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Partitions of a group's topics in which it has committed nothing: {@code auto.offset.reset} of its consumers would decide. */
public record MissingOffsets(Admin target, Choice choice) {
    /** What the target gets for them. */
    public enum Choice {
        /** The end of the target's log: what is there now is skipped. */
        END,
        /** The beginning of the target's log: all of it is read. */
        BEGIN,
        /** Nothing. */
        LEAVE
    }

    /** An entry for each, with the offset that was chosen. */
    List<GroupOffset> find(Set<TopicPartition> committed, TopicPairs topics) throws InterruptedException {
        Set<TopicPartition> missing = new TreeSet<>(Partitions.ORDER);
        for (TopicPartition known : committed) {
            for (int number = 0; number < topics.partitions(known.topic()); number++) {
                TopicPartition partition = new TopicPartition(known.topic(), number);
                if (!committed.contains(partition) && topics.problem(partition).isEmpty()) {
                    missing.add(partition);
                }
            }
        }
        Map<TopicPartition, Long> chosen = chosen(missing, topics);
        List<GroupOffset> offsets = new ArrayList<>();
        for (TopicPartition partition : missing) {
            TopicPartition copy = topics.copyOf(partition);
            Long offset = chosen.get(copy);
            offsets.add(new GroupOffset(
                    partition,
                    copy,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    offset == null ? OptionalLong.empty() : OptionalLong.of(offset)));
        }
        return offsets;
    }

    private Map<TopicPartition, Long> chosen(Set<TopicPartition> missing, TopicPairs topics)
            throws InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        if (choice == Choice.LEAVE || missing.isEmpty()) {
            return offsets;
        }
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        missing.forEach(partition -> wanted.put(
                topics.copyOf(partition), choice == Choice.END ? OffsetSpec.latest() : OffsetSpec.earliest()));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                Requests.get(target.listOffsets(wanted).all(), Map.of(), "The ends of the target's partitions");
        found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }
}
