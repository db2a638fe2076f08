package io.connectfargate.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.client.ConnectorFile;
import io.connectfargate.migration.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** The three connectors of a migration on one worker. */
final class MirrorConnectors {
    /** Copies records. */
    static final String SOURCE = "mm2-msc";
    /** Carries the offsets of consumer groups over. */
    static final String CHECKPOINT = "mm2-cpc";
    /** Writes heartbeats. */
    static final String HEARTBEAT = "mm2-hbc";

    private static final List<String> NAMES = List.of(SOURCE, CHECKPOINT, HEARTBEAT);

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(300);

    private final ConnectRest rest;
    private final Runnable requireWorker;

    /**
     * Does not ask the worker yet.
     *
     * @param requireWorker throws a {@link Failure} if the worker is known not to run
     */
    MirrorConnectors(ConnectRest rest, Runnable requireWorker) {
        this.rest = rest;
        this.requireWorker = requireWorker;
    }

    /**
     * Creates the connectors from the files of a folder.
     *
     * @param mode the end of their names, such as {@code no-auth}
     * @param source bootstrap servers
     * @param target bootstrap servers
     */
    void put(Path folder, String mode, String source, String target) throws InterruptedException {
        for (String name : NAMES) {
            ConnectorFile file = ConnectorFile.read(folder.resolve(name + "-" + mode + ".json"));
            rest.put(name, file.filled(source, target));
        }
    }

    /** The last source offset that has been replicated, per partition that has one. */
    Map<TopicPartition, Long> replicated() throws InterruptedException {
        Map<TopicPartition, Long> replicated = new HashMap<>();
        rest.sourceOffsets(SOURCE).forEach(entry -> replicated.put(partition(entry), offset(entry)));
        return replicated;
    }

    /**
     * Waits until MirrorMaker has dealt out its partitions, and returns them.
     *
     * @throws Failure if there is nothing to replicate, or a connector fails
     */
    Set<TopicPartition> awaitPartitions() throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            // The key in which MirrorSourceConnector (4.3.1) gives a task its share.
            Set<String> names = rest.assigned(SOURCE, "task.assigned.partitions");
            if (!names.isEmpty()) {
                return names.stream().map(MirrorConnectors::topicPartition).collect(Collectors.toSet());
            }
            requireHealthy();
            if (System.nanoTime() > deadline) {
                throw new Failure(
                        ExitCode.NOT_VERIFIED,
                        "Nothing to replicate: " + SOURCE + " found no topic on the source that matches \"topics\": \""
                                + rest.configured(SOURCE, "topics").orElse("") + "\".");
            }
            Thread.sleep(POLL_INTERVAL.toMillis());
        }
    }

    /** The consumer groups that MirrorMaker carries over, as far as it has found them. */
    Set<String> groups() throws InterruptedException {
        // The key in which MirrorCheckpointConnector (4.3.1) gives a task its share.
        return rest.assigned(CHECKPOINT, "task.assigned.groups");
    }

    /** The longest time from a change of a group's offset on the source to the change on the target. */
    Duration groupSyncRound() throws InterruptedException {
        return seconds("emit.checkpoints.interval.seconds").plus(seconds("sync.group.offsets.interval.seconds"));
    }

    private Duration seconds(String key) throws InterruptedException {
        // MirrorMaker's default for both keys.
        return Duration.ofSeconds(
                Long.parseLong(rest.configured(CHECKPOINT, key).orElse("60")));
    }

    /**
     * Asks all three.
     *
     * @throws Failure if the worker has ended, or a connector or task has failed
     */
    void requireHealthy() throws InterruptedException {
        requireWorker.run();
        for (String name : NAMES) {
            List<String> failures = rest.failures(name);
            if (!failures.isEmpty()) {
                throw new Failure(ExitCode.UNAVAILABLE, String.join(System.lineSeparator(), failures));
            }
        }
    }

    private static TopicPartition partition(JsonNode entry) {
        JsonNode partition = entry.path("partition");
        return new TopicPartition(
                partition.path("topic").asText(), partition.path("partition").asInt());
    }

    private static long offset(JsonNode entry) {
        return entry.path("offset").path("offset").asLong();
    }

    /** Kafka joins them by a dash, which topic names may hold, too. */
    private static TopicPartition topicPartition(String name) {
        int dash = name.lastIndexOf('-');
        return new TopicPartition(name.substring(0, dash), Integer.parseInt(name.substring(dash + 1)));
    }
}
