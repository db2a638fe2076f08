package io.connectfargate.quickstart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Waits until MirrorMaker has carried the consumer groups' offsets over. */
final class GroupOffsets {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** So long the checkpoint connector may take to find that there are no groups. */
    private static final Duration SEARCH_LIMIT = Duration.ofSeconds(15);

    private final Connectors connectors;
    private final Clusters clusters;

    GroupOffsets(Connectors connectors, Clusters clusters) {
        this.connectors = connectors;
        this.clusters = clusters;
    }

    /**
     * A group's place in a partition.
     *
     * @param source its committed offset on the source
     * @param target its committed offset on the target; empty if none has arrived in time
     */
    record Position(String group, TopicPartition partition, long source, OptionalLong target) {}

    /**
     * @param required groups that must be among those that MirrorMaker finds
     * @return every place of every group in the given partitions, as far as it has arrived in time
     */
    List<Position> await(Set<TopicPartition> partitions, Set<String> required) throws InterruptedException {
        long started = System.nanoTime();
        Duration limit = connectors.groupSyncLimit();
        try (Admin source = Clusters.admin(clusters.source());
                Admin target = Clusters.admin(clusters.target())) {
            while (true) {
                Set<String> groups = new TreeSet<>(connectors.groups());
                groups.addAll(required);
                List<Position> positions = new ArrayList<>();
                for (String group : groups) {
                    positions.addAll(positions(group, committed(source, group), committed(target, group), partitions));
                }
                Duration waited = Duration.ofNanos(System.nanoTime() - started);
                boolean allThere = positions.stream()
                        .allMatch(position -> position.target().isPresent());
                if (waited.compareTo(limit) > 0
                        || allThere && (!positions.isEmpty() || waited.compareTo(SEARCH_LIMIT) > 0)) {
                    return positions;
                }
                connectors.requireHealthy();
                Thread.sleep(INTERVAL.toMillis());
            }
        }
    }

    private static List<Position> positions(
            String group,
            Map<TopicPartition, OffsetAndMetadata> source,
            Map<TopicPartition, OffsetAndMetadata> target,
            Set<TopicPartition> partitions) {
        return source.entrySet().stream()
                .filter(entry -> entry.getValue() != null && partitions.contains(entry.getKey()))
                .map(entry -> {
                    OffsetAndMetadata found = target.get(entry.getKey());
                    return new Position(
                            group,
                            entry.getKey(),
                            entry.getValue().offset(),
                            found == null ? OptionalLong.empty() : OptionalLong.of(found.offset()));
                })
                .toList();
    }

    /** Empty for a group that the cluster does not know. */
    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group)
            throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException | KafkaException e) {
            throw new Failure(
                    Failure.UNREACHABLE, "The offsets of group " + group + " cannot be read: " + e.getMessage());
        }
    }
}
