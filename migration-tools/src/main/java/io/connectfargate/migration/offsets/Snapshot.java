package io.connectfargate.migration.offsets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What a cluster's groups had committed before they were written.
 *
 * @param format of the file; this program writes and reads 1
 * @param cluster the cluster's id
 * @param created when, in ISO 8601
 * @param groups what was about to be written
 */
public record Snapshot(int format, String cluster, String created, List<Group> groups) {
    static final int FORMAT = 1;

    /** The topics in which groups had offsets, or are to have none. */
    Set<String> topics() {
        return groups.stream()
                .flatMap(group -> group.offsets().stream())
                .map(Offset::topic)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * A group.
     *
     * @param group its id
     * @param share whether it is a share group
     * @param offsets one for each partition that was about to be written
     */
    public record Group(String group, boolean share, List<Offset> offsets) {
        /** What the target has now in the partitions that are about to be written. */
        public static Group of(GroupMove move) {
            return new Group(
                    move.name(),
                    move.isShare(),
                    move.offsets().stream()
                            .filter(offset -> offset.toCommit().isPresent())
                            .map(GroupOffset::target)
                            .map(partition -> Offset.of(
                                    partition,
                                    Optional.ofNullable(move.current().get(partition))))
                            .toList());
        }

        /** With those partitions of a later snapshot that this one lacks: a command that was killed may have written the others. */
        public Group with(Group later) {
            Set<TopicPartition> known = new TreeSet<>(Partitions.ORDER);
            offsets.forEach(offset -> known.add(offset.in()));
            List<Offset> all = new ArrayList<>(offsets);
            later.offsets().stream()
                    .filter(offset -> !known.contains(offset.in()))
                    .forEach(all::add);
            return new Group(group, share, List.copyOf(all));
        }

        /** The partitions that had an offset. */
        public Map<TopicPartition, OffsetAndMetadata> present() {
            Map<TopicPartition, OffsetAndMetadata> present = new TreeMap<>(Partitions.ORDER);
            for (Offset offset : offsets) {
                if (offset.offset() != null) {
                    present.put(offset.in(), new OffsetAndMetadata(offset.offset(), offset.metadata()));
                }
            }
            return present;
        }

        /** The partitions that had none. */
        public Set<TopicPartition> absent() {
            Set<TopicPartition> absent = new TreeSet<>(Partitions.ORDER);
            offsets.stream().filter(offset -> offset.offset() == null).forEach(offset -> absent.add(offset.in()));
            return absent;
        }
    }

    /**
     * What a group had in a partition.
     *
     * @param topic on this cluster
     * @param partition its number
     * @param offset null if it had none
     * @param metadata as the group's members had stored it
     */
    public record Offset(String topic, int partition, Long offset, String metadata) {
        /** @param offset empty if it had none */
        public static Offset of(TopicPartition partition, Optional<OffsetAndMetadata> offset) {
            return new Offset(
                    partition.topic(),
                    partition.partition(),
                    offset.map(OffsetAndMetadata::offset).orElse(null),
                    offset.map(OffsetAndMetadata::metadata).orElse(""));
        }

        /** Where it was. */
        public TopicPartition in() {
            return new TopicPartition(topic, partition);
        }
    }
}
