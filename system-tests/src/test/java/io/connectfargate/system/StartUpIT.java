package io.connectfargate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a user sees whose worker cannot start. */
class StartUpIT {
    @RegisterExtension
    static final Clusters clusters = new Clusters();

    @Test
    void namesAllMistakesOfTheEnvironmentAtOnce() {
        // Given
        Map<String, String> environment = Map.of("BROKERS", "target", "CONNECT_OFFSET_FLUSH_INTERVALL_MS", "1");

        // When
        WorkerContainer worker = run(environment);

        // Then
        assertThat(worker.exitCode()).isEqualTo(2);
        assertThat(worker.getLogs())
                .contains("3 mistakes")
                .contains("BROKERS")
                .contains("host:port")
                .contains("GROUP is not set")
                .contains("CONNECT_OFFSET_FLUSH_INTERVALL_MS")
                .contains("CONNECT_OFFSET_FLUSH_INTERVAL_MS")
                .doesNotContain("\tat ");
    }

    @Test
    void refusesToStartWithoutGroup() {
        // When
        WorkerContainer worker = run(Map.of("BROKERS", clusters.target().internal()));

        // Then
        assertThat(worker.exitCode()).isEqualTo(2);
        assertThat(worker.getLogs()).contains("1 mistake", "GROUP is not set").doesNotContain("\tat ");
    }

    @Test
    void saysThatTheBrokerCannotBeReached() {
        // Given
        Map<String, String> environment =
                Map.of("BROKERS", "target:9999", "GROUP", "migration", "STARTUP_TIMEOUT_SECONDS", "3");

        // When
        WorkerContainer worker = run(environment);

        // Then
        assertThat(worker.exitCode()).isEqualTo(3);
        assertThat(worker.getLogs())
                .contains(
                        "The target cluster (BROKERS) cannot be used: target:9999 refused the connection, since nothing listens"
                                + " there; check host and port, and that the broker runs.")
                .doesNotContain("\tat ");
    }

    @Test
    void saysThatTheReplicationFactorCannotBeMet() {
        // Given
        Map<String, String> environment = Map.of(
                "BROKERS", clusters.target().internal(),
                "GROUP", "replicated",
                "STARTUP_TIMEOUT_SECONDS", "3",
                "CONNECT_CONFIG_STORAGE_REPLICATION_FACTOR", "3");

        // When
        WorkerContainer worker = run(environment);

        // Then
        assertThat(worker.exitCode()).isEqualTo(2);
        assertThat(worker.getLogs())
                .contains("CONNECT_CONFIG_STORAGE_REPLICATION_FACTOR is 3, but the target cluster has 1 broker(s)")
                .doesNotContain("\tat ");
    }

    @Test
    void endsWhenItsHeapIsFull() {
        // Given
        Map<String, String> environment =
                Map.of("BROKERS", clusters.target().internal(), "GROUP", "small", "JDK_JAVA_OPTIONS", "-Xmx16m");

        // When
        WorkerContainer worker = run(environment);

        // Then
        assertThat(worker.exitCode()).as(worker.getLogs()).isEqualTo(3);
        assertThat(worker.getLogs()).contains("Terminating due to java.lang.OutOfMemoryError");
    }

    private static WorkerContainer run(Map<String, String> environment) {
        WorkerContainer worker = clusters.workerWithOnly(environment).untilExit();
        worker.start();
        return worker;
    }
}
