package io.connectfargate.system.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.client.ConnectRest;
import io.connectfargate.system.engine.Clusters;
import io.connectfargate.system.engine.Connectors;
import io.connectfargate.system.engine.Images;
import io.connectfargate.system.engine.WorkerContainer;
import io.connectfargate.system.records.Arrivals;
import io.connectfargate.system.records.Sequence;
import io.connectfargate.system.records.SteadyWriter;
import io.connectfargate.system.records.Topic;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testcontainers.utility.DockerImageName;

/**
 * A running migration of two workers whose image alone is replaced, one worker after the other, as ECS deploys: the new one is
 * healthy before the old one is stopped. Everything else has its default.
 *
 * <p>Run by {@code soak.sh upgrade COMMIT}; it prints what it measured.
 */
class RollingUpgradeSoak {
    @RegisterExtension
    static final Clusters clusters = new Clusters();

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** A partition that has had no record for so long has stalled. */
    private static final Duration STALLED = Duration.ofSeconds(2);
    /** Longer: what a worker leaves stalls at once, until another one has it. */
    private static final Duration SETTLED = Duration.ofSeconds(8);

    private static final int PARTITIONS = 4;

    private static DockerImageName before;

    @BeforeAll
    static void load() {
        before = Images.load("kafka-connect:before", "before.image.tar");
    }

    @Test
    void goesOnReplicatingWhenOnlyTheImageIsReplaced() throws InterruptedException {
        // Given
        Topic source = new Topic(clusters.source(), "orders", PARTITIONS).create();
        Topic copy = new Topic(clusters.target(), "orders", PARTITIONS);
        WorkerContainer[] old = {start(before), start(before)};
        SteadyWriter writer = new SteadyWriter(source);
        put(old[0]);
        await().atMost(PATIENCE).until(copy::exists);
        await().atMost(PATIENCE).until(() -> new HashSet<>(old[0].rest().workersOf("mm2-msc")).size() == 2);
        Map<String, Object> figures = new LinkedHashMap<>();
        Arrivals arrivals = new Arrivals(copy);
        arrivals.start();

        // When
        WorkerContainer[] replaced = replace(old, arrivals, figures);
        put(replaced[0]);
        writer.close();
        Sequence copied = new Sequence(copy, writer.perPartition());
        await().atMost(PATIENCE).until(() -> arrivals.count() >= copied.total());
        arrivals.close();

        // Then
        figures.put("records", copied.total());
        figures.forEach((name, figure) -> System.out.println(name + ": " + figure));
        assertThat(copied.faults()).isEmpty();
        assertThat(replaced[0].rest().workersOf("mm2-msc")).hasSize(PARTITIONS);
        assertHealthy(replaced);
    }

    private static WorkerContainer[] replace(WorkerContainer[] old, Arrivals arrivals, Map<String, Object> figures) {
        WorkerContainer[] replaced = new WorkerContainer[2];
        // The leader last: only a leader that stays remembers what a worker that leaves had, and may wait for its
        // return.
        for (int i = 1; i >= 0; i--) {
            replaced[i] = start(Images.WORKER);
            figures.put("standstill, worker " + (i + 1) + " joins", arrivals.longestPause());
            Duration stop = old[i].dockerStop();
            await().during(SETTLED).atMost(PATIENCE).until(() -> arrivals.isFlowing(STALLED));
            figures.put("stop of old worker " + (i + 1), stop.toMillis() + " ms, exit code " + old[i].exitCode());
            figures.put("standstill, old worker " + (i + 1) + " leaves", arrivals.longestPause());
        }
        return replaced;
    }

    private static void assertHealthy(WorkerContainer[] replaced) {
        for (WorkerContainer worker : replaced) {
            assertThat(worker.probe().getExitCode()).isZero();
            assertThat(worker.getLogs()).doesNotContain("was rejected; nothing was changed", "cannot use the");
        }
    }

    private static WorkerContainer start(DockerImageName image) {
        WorkerContainer worker = clusters.worker(Map.of());
        worker.setDockerImageName(image.asCanonicalNameString());
        // Several start and stop next to each other.
        worker.untilHealthy().withStartupTimeout(PATIENCE).start();
        return worker;
    }

    /** The files as they are shipped, also for a second time: nothing that runs is rejected. */
    private static void put(WorkerContainer worker) {
        for (String name : List.of("mm2-msc", "mm2-cpc", "mm2-hbc")) {
            String json = Connectors.json("no-auth/" + name + "-no-auth.json", clusters);
            ConnectRest.Answer answer = await().atMost(PATIENCE)
                    .until(
                            () -> worker.rest().put("/connectors/" + name + "/config", json),
                            given -> given.status() != 409);
            assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        }
    }
}
