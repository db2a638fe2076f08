package io.connectfargate.quickstart;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
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

    /** A group that has not arrived after so many rounds counts as missing. */
    private static final int ROUNDS = 6;

    /** So long the checkpoint connector may take to find that there are no groups. */
    private static final Duration SEARCH_LIMIT = Duration.ofSeconds(15);

    private final MirrorConnectors connectors;
    private final Admin source;
    private final Admin target;

    /** Does not close the clients. */
    GroupOffsets(MirrorConnectors connectors, Admin source, Admin target) {
        this.connectors = connectors;
        this.source = source;
        this.target = target;
    }

    /**
     * A group's place in a partition.
     *
     * @param source its committed offset on the source
     * @param target its committed offset on the target; empty if none has arrived in time
     */
    record Position(String group, TopicPartition partition, long source, OptionalLong target) {}

    /**
     * Returns when every place has arrived and none has moved for as long as MirrorMaker takes for one round: the first
     * offsets to arrive may stem from a time when copying had only started.
     *
     * @param required groups that must be among those that MirrorMaker finds
     * @return every place of every group in the given partitions, as far as it has arrived in time
     */
    List<Position> await(Set<TopicPartition> partitions, Set<String> required) throws InterruptedException {
        Duration round = connectors.groupSyncRound();
        Duration limit = round.multipliedBy(ROUNDS).plus(SEARCH_LIMIT);
        long started = System.nanoTime();
        long moved = started;
        List<Position> positions = List.of();
        while (true) {
            List<Position> now = positions(partitions, required);
            moved = now.equals(positions) ? moved : System.nanoTime();
            positions = now;
            boolean arrived =
                    now.stream().allMatch(position -> position.target().isPresent());
            boolean settled = since(moved).compareTo(now.isEmpty() ? SEARCH_LIMIT : round) > 0;
            if (arrived && settled || since(started).compareTo(limit) > 0) {
                return positions;
            }
            connectors.requireHealthy();
            Thread.sleep(INTERVAL.toMillis());
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private List<Position> positions(Set<TopicPartition> partitions, Set<String> required) throws InterruptedException {
        Set<String> groups = new TreeSet<>(connectors.groups());
        groups.addAll(required);
        List<Position> positions = new ArrayList<>();
        for (String group : groups) {
            positions.addAll(positions(group, committed(source, group), committed(target, group), partitions));
        }
        return positions;
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
                    ExitCode.UNAVAILABLE, "The offsets of group " + group + " cannot be read: " + e.getMessage());
        }
    }
}
