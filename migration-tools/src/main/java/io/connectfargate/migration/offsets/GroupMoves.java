package io.connectfargate.migration.offsets;

import io.connectfargate.migration.mapping.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Reads groups from both clusters and finds their offsets. Writes nothing. */
final class GroupMoves {
    private final Admin source;
    private final Admin target;
    private final ClusterGroups sourceGroups;
    private final ClusterGroups targetGroups;
    private final Consumer<Set<String>> topicsCheck;

    /**
     * Does not close the clients.
     *
     * @param topicsCheck is given the source's topics before their logs are read, and may fail
     */
    GroupMoves(Admin source, Admin target, Consumer<Set<String>> topicsCheck) {
        this.source = source;
        this.target = target;
        this.topicsCheck = topicsCheck;
        sourceGroups = new ClusterGroups(source);
        targetGroups = new ClusterGroups(target);
    }

    /** The groups of the source by name. */
    Map<String, GroupListing> groups() throws InterruptedException {
        return sourceGroups.list();
    }

    /**
     * Finds the offsets of groups.
     *
     * @param groups of the source
     * @param topics how their topics are named and compared
     * @param writers the checkpoint connector of each group that has one
     * @param progress is given the number of stored pairs read since it was called last
     */
    List<GroupMove> find(
            List<GroupListing> groups,
            TopicChoice topics,
            OffsetMapping mapping,
            Map<String, String> writers,
            LongConsumer progress)
            throws InterruptedException {
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = committed(groups, topics.left());
        Set<String> names = new TreeSet<>();
        committed.values().forEach(offsets -> offsets.keySet().forEach(partition -> names.add(partition.topic())));
        topicsCheck.accept(names);
        TopicPairs pairs = TopicPairs.read(source, target, names, topics.names(), topics.compacted());
        Map<TopicPartition, Map<Long, Answer>> answers = mapping.find(wanted(committed, pairs), pairs, progress);
        Map<String, GroupListing> onTarget = targetGroups.list();
        List<GroupMove> moves = new ArrayList<>();
        for (GroupListing group : groups) {
            boolean share = ClusterGroups.isShare(group);
            Map<TopicPartition, OffsetAndMetadata> known = committed.get(group.groupId());
            List<GroupOffset> offsets = offsets(known, pairs, answers);
            offsets.addAll(topics.missing().find(known.keySet(), pairs));
            moves.add(new GroupMove(
                    group.groupId(),
                    group.type().map(Object::toString).orElse("Classic"),
                    share,
                    activeOn(group, Optional.ofNullable(onTarget.get(group.groupId()))),
                    offsets,
                    targetGroups.store(share).read(group.groupId()),
                    Optional.ofNullable(writers.get(group.groupId()))));
        }
        return moves;
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(List<GroupListing> groups, Set<String> left)
            throws InterruptedException {
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = new TreeMap<>();
        for (GroupListing group : groups) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new TreeMap<>(Partitions.ORDER);
            offsets.putAll(sourceGroups.store(ClusterGroups.isShare(group)).read(group.groupId()));
            offsets.keySet().removeIf(partition -> left.contains(partition.topic()));
            committed.put(group.groupId(), offsets);
        }
        return committed;
    }

    private static Map<TopicPartition, NavigableSet<Long>> wanted(
            Map<String, Map<TopicPartition, OffsetAndMetadata>> committed, TopicPairs pairs) {
        Map<TopicPartition, NavigableSet<Long>> wanted = new HashMap<>();
        committed
                .values()
                .forEach(offsets -> offsets.forEach((partition, offset) -> {
                    if (pairs.problem(partition).isEmpty()) {
                        wanted.computeIfAbsent(partition, key -> new TreeSet<>())
                                .add(offset.offset());
                    }
                }));
        return wanted;
    }

    private static List<GroupOffset> offsets(
            Map<TopicPartition, OffsetAndMetadata> committed,
            TopicPairs pairs,
            Map<TopicPartition, Map<Long, Answer>> answers) {
        List<GroupOffset> offsets = new ArrayList<>();
        committed.forEach((partition, offset) -> {
            if (!pairs.isGone(partition)) {
                Optional<Answer> answer =
                        Optional.ofNullable(answers.get(partition)).map(found -> found.get(offset.offset()));
                offsets.add(
                        GroupOffset.of(partition, pairs.copyOf(partition), offset, answer, pairs.problem(partition)));
            }
        });
        return offsets;
    }

    private static String activeOn(GroupListing group, Optional<GroupListing> onTarget) {
        boolean source = ClusterGroups.isActive(Optional.of(group));
        boolean target = ClusterGroups.isActive(onTarget);
        return source && target ? "source and the target" : source ? "source" : target ? "target" : "";
    }
}
