package io.connectfargate.connect.groups;

import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.ConnectorSides;
import io.connectfargate.connect.access.MirrorConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.mirror.MirrorCheckpointConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The groups of one checkpoint connector, with its own logins. Not thread-safe. */
final class WatchedGroups implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WatchedGroups.class);
    /** Intervals of MirrorMaker's that a new group waits for, with their defaults, and a minute for the work. */
    private static final Map<String, Integer> INTERVALS = Map.of(
            MirrorCheckpointConfig.REFRESH_GROUPS_INTERVAL_SECONDS, 600,
            MirrorCheckpointConfig.EMIT_CHECKPOINTS_INTERVAL_SECONDS, 60,
            MirrorCheckpointConfig.SYNC_GROUP_OFFSETS_INTERVAL_SECONDS, 60);

    private static final Duration WORK = Duration.ofMinutes(1);
    private static final Duration LIMIT = Duration.ofMillis(GroupReader.LIMIT_MS);

    private final MirrorConnector connector;
    private final ConnectorSides sides;
    private final GroupReader source;
    private final GroupReader target;
    private final GroupJudge judge;
    private CoveredGroups seen;

    /**
     * Connects when a cluster is first asked.
     *
     * @param worker its properties, references resolved
     * @throws UnknownException if no client can be created from the configuration
     */
    WatchedGroups(MirrorConnector connector, Map<String, String> worker) throws UnknownException {
        this.connector = connector;
        sides = new ConnectorSides(worker, LIMIT, "connect-groups-" + connector.name());
        try {
            source = new GroupReader(sides.source(connector).admin());
            target = new GroupReader(sides.target(connector).admin());
        } catch (UnknownException e) {
            sides.close();
            throw e;
        }
        judge = new GroupJudge(
                connector.name(),
                connector.sourceAlias(),
                connector.is(MirrorCheckpointConfig.SYNC_GROUP_OFFSETS_ENABLED),
                patience(connector.config()));
        seen = new CoveredGroups(
                connector.name(),
                connector.sourceAlias(),
                Optional.empty(),
                Optional.of("The groups have not been read yet."),
                List.of());
    }

    static Duration patience(Map<String, String> config) {
        long seconds = INTERVALS.entrySet().stream()
                .mapToLong(interval -> Long.parseLong(config.getOrDefault(
                        interval.getKey(), interval.getValue().toString())))
                .sum();
        return WORK.plusSeconds(seconds);
    }

    /** Looks once. What was seen before remains if the source lists nothing. */
    CoveredGroups round(Logs logs) throws InterruptedException {
        Instant now = Instant.now();
        try {
            SideGroups here = source.read(connector::wantsGroup, connector.literalGroups());
            Map<String, Map<TopicPartition, Long>> covered = covered(here);
            Set<String> names = new TreeSet<>(covered.keySet());
            names.addAll(here.failures().keySet());
            Optional<SideGroups> there = target(names);
            judge.retain(names);
            List<GroupEntry> entries = new ArrayList<>();
            for (String name : names) {
                List<Position> positions = positions(name, covered.getOrDefault(name, Map.of()), there);
                entries.add(judge.entry(name, here, there, positions, logs, now));
            }
            seen = new CoveredGroups(
                    connector.name(), connector.sourceAlias(), Optional.of(now), Optional.empty(), entries);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            log.debug("The groups of {}", connector.name(), e);
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            String problem = "The groups of the source cannot be listed: " + GroupReader.why(cause) + ".";
            seen = new CoveredGroups(
                    connector.name(), connector.sourceAlias(), seen.asOf(), Optional.of(problem), seen.groups());
        }
        return seen;
    }

    /** As MirrorCheckpointConnector chooses: those with an offset in a topic that is wanted. */
    private Map<String, Map<TopicPartition, Long>> covered(SideGroups here) {
        Map<String, Map<TopicPartition, Long>> covered = new TreeMap<>();
        here.offsets().forEach((group, offsets) -> {
            Map<TopicPartition, Long> wanted = new HashMap<>(offsets);
            wanted.keySet().removeIf(partition -> !connector.wantsTopic(partition.topic()));
            if (!wanted.isEmpty()) {
                covered.put(group, wanted);
            }
        });
        return covered;
    }

    private Optional<SideGroups> target(Set<String> names) throws InterruptedException {
        if (names.isEmpty()) {
            return Optional.of(new SideGroups(Map.of(), Map.of(), Map.of()));
        }
        try {
            // Without the switch the worker may have no permission for groups there: those that are listed may be read.
            Set<String> more = connector.is(MirrorCheckpointConfig.SYNC_GROUP_OFFSETS_ENABLED) ? names : Set.of();
            return Optional.of(target.read(names::contains, more));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            log.debug("The groups of {} on the target", connector.name(), e);
            return Optional.empty();
        }
    }

    private List<Position> positions(String group, Map<TopicPartition, Long> offsets, Optional<SideGroups> there) {
        Map<TopicPartition, Long> onTarget =
                there.map(side -> side.offsets(group)).orElse(Map.of());
        List<Position> positions = new ArrayList<>();
        byTopic(offsets).forEach((topic, partitions) -> {
            String copy = connector.targetName(topic);
            partitions.forEach((number, offset) -> {
                Long known = onTarget.get(new TopicPartition(copy, number));
                positions.add(new Position(
                        new TopicPartition(topic, number),
                        new TopicPartition(copy, number),
                        offset,
                        known == null ? OptionalLong.empty() : OptionalLong.of(known)));
            });
        });
        return positions;
    }

    private static Map<String, TreeMap<Integer, Long>> byTopic(Map<TopicPartition, Long> offsets) {
        Map<String, TreeMap<Integer, Long>> topics = new TreeMap<>();
        offsets.forEach((partition, offset) -> topics.computeIfAbsent(partition.topic(), first -> new TreeMap<>())
                .put(partition.partition(), offset));
        return topics;
    }

    @Override
    public void close() {
        sides.close();
    }
}
