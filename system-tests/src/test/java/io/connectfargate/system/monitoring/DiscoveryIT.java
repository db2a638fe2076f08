package io.connectfargate.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.system.engine.Address;
import io.connectfargate.system.engine.Clusters;
import io.connectfargate.system.engine.PrometheusContainer;
import io.connectfargate.system.engine.WorkerContainer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Prometheus finds the workers in the DNS, as in Cloud Map's: one name, an A record for each container that runs. The server is
 * the container engine's.
 */
class DiscoveryIT {
    @RegisterExtension
    static final Clusters clusters = new Clusters();

    private static final String NAME = "kafkaconnect.migration";
    /** A look-up and a scrape take 15 s each at most; the rest is for a machine with much to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static PrometheusContainer prometheus;
    private static WorkerContainer first;

    @BeforeAll
    static void start() {
        first = worker();
        first.start();
        prometheus = new PrometheusContainer(Map.of())
                .withNetwork(clusters.network())
                .untilReady();
        prometheus.start();
    }

    @AfterAll
    static void stop() {
        prometheus.stop();
    }

    @Test
    void followsWorkersThatComeAndGo() {
        // Given
        await().atMost(PATIENCE).until(() -> targets(), Map.of(target(first), "up")::equals);
        WorkerContainer second = worker();

        // When
        second.start();

        // Then
        String added = target(second);
        await().atMost(PATIENCE).until(() -> targets(), Map.of(target(first), "up", added, "up")::equals);
        assertThat(prometheus.query("kafka_connect_version{instance='" + added + "'}"))
                .as("metrics of the one that came")
                .isNotEmpty();

        // When
        second.stop();

        // Then
        await().atMost(PATIENCE).until(() -> targets(), Map.of(target(first), "up")::equals);
    }

    private static WorkerContainer worker() {
        return clusters.worker(Map.of()).withNetworkAliases(NAME).untilHealthy();
    }

    private static Map<String, String> targets() {
        return prometheus.targets("kafka-connect");
    }

    private static String target(WorkerContainer worker) {
        return Address.of(worker) + ":" + WorkerContainer.METRICS_PORT;
    }
}
