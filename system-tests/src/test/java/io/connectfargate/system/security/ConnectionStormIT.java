package io.connectfargate.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.secured.Listener;
import io.connectfargate.system.engine.WorkerContainer;
import io.connectfargate.system.records.SampleRecords;
import io.connectfargate.system.records.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A worker with many tasks that comes back: how many connections it makes to IAM listeners at once. */
class ConnectionStormIT {
    private static final int TASKS = 20;
    private static final String GROUP = "storm";

    /** What MSK accepts per second and broker, but for its smallest. */
    private static final int LIMIT = 100;

    /** What MSK's smallest broker accepts. */
    private static final int SMALLEST_LIMIT = 4;

    /** What Kafka lets through at once with that limit: it averages over 11 seconds. */
    private static final int BURST = 11 * SMALLEST_LIMIT;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @RegisterExtension
    static final SecuredClusters clusters =
            new SecuredClusters(broker -> broker.withEnv("BROKER_ACCEPTOR_LOG_LEVEL", "debug"));

    private static final Cell cell = new Cell(Mode.IAM, Mode.IAM);

    private static TaskContainer task;
    private static WorkerContainer worker;

    @BeforeAll
    static void start() throws IOException {
        LeastPrivilege permissions = new LeastPrivilege(clusters);
        permissions.grantSource(Mode.IAM, cell.name());
        permissions.grantTarget(Mode.IAM, GROUP, List.of(cell.name()), cell.name());
        topic(Side.SOURCE).create();
        task = clusters.task();
        task.start();
        startWorker();
        Path files = clusters.newFolder("connectors");
        for (String role : List.of("mm2-msc", "mm2-cpc")) {
            cell.put(worker, role, files, Map.of("tasks.max", Integer.toString(TASKS)));
        }
        awaitWorkOfAllTasks();
    }

    @AfterEach
    void setNoLimit() {
        limit(AlterConfigOp.OpType.DELETE);
    }

    @Test
    void staysBelowWhatMskTakesWhenTheWorkerIsRestarted() {
        // When
        Map<Side, AcceptedConnections> storms = restart();

        // Then
        assertThat(storms).allSatisfy((side, storm) -> {
            assertThat(storm.peak()).as(side.host()).isLessThan(LIMIT);
            // Not by the second: a busy machine spreads them. Fewer than the tasks would mean that nothing was counted.
            assertThat(storm.count()).as(side.host()).isGreaterThanOrEqualTo(TASKS);
        });
    }

    @Test
    void comesUpWhereTheSmallestBrokerSlowsItDown() {
        // Given
        limit(AlterConfigOp.OpType.SET);

        // When
        Map<Side, AcceptedConnections> storms = restart();

        // Then
        assertThat(storms.get(Side.TARGET).duration().toSeconds())
                .as("slowed down")
                .isGreaterThan((storms.get(Side.TARGET).count() - BURST) / SMALLEST_LIMIT);
        assertThat(worker.rest().get("/connectors?expand=status").body()).doesNotContain("FAILED");
    }

    /** Returns when all tasks have copied something again. */
    private static Map<Side, AcceptedConnections> restart() {
        worker.dockerStop();
        Map<Side, Integer> before = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            before.put(side, accepted(side).count());
        }
        long start = System.nanoTime();
        startWorker();
        awaitWorkOfAllTasks();
        System.out.printf("All tasks copy again after %d s%n", (System.nanoTime() - start) / 1_000_000_000);
        Map<Side, AcceptedConnections> storms = new EnumMap<>(Side.class);
        before.forEach((side, count) -> storms.put(side, accepted(side).skip(count)));
        storms.forEach((side, storm) -> System.out.printf(
                "%s: %d new connections in %d s, at most %d within a second%n",
                side.host(), storm.count(), storm.duration().toSeconds(), storm.peak()));
        return storms;
    }

    /** Their state would not do: for a while, Connect shows what it was before the restart. */
    private static void awaitWorkOfAllTasks() {
        Topic original = topic(Side.SOURCE);
        SampleRecords.writeOneToEachPartition(original);
        int records = original.entries().size();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> topic(Side.TARGET).entries().size() == records);
    }

    private static Topic topic(Side side) {
        return new Topic(clusters.broker(side), cell.name(), TASKS);
    }

    private static void startWorker() {
        worker = clusters.worker(task, Mode.IAM, GROUP);
        worker.withStartupTimeout(PATIENCE).start();
    }

    private static AcceptedConnections accepted(Side side) {
        return AcceptedConnections.of(clusters.broker(side).getLogs(), Listener.IAM.port());
    }

    private static void limit(AlterConfigOp.OpType operation) {
        ConfigEntry rate = new ConfigEntry(
                Listener.IAM.prefix() + "max.connection.creation.rate", Integer.toString(SMALLEST_LIMIT));
        Map<ConfigResource, Collection<AlterConfigOp>> change = Map.of(
                new ConfigResource(ConfigResource.Type.BROKER, "1"), List.of(new AlterConfigOp(rate, operation)));
        for (Side side : Side.values()) {
            try (Admin admin = Topic.admin(clusters.broker(side))) {
                admin.incrementalAlterConfigs(change).all().get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
