package io.connectfargate.system.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.system.engine.WorkerContainer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Network;

/** What a user sees whose worker cannot start: a container for each exit code. connect-image tests all else that it may say. */
class StartUpIT {
    /** On the container's own loopback, where nothing listens. */
    private static final String NOBODY = "127.0.0.1:9999";

    @Test
    void namesAllMistakesOfTheEnvironmentAtOnce() {
        assertEnds(
                Map.of("BROKERS", "target", "CONNECT_OFFSET_FLUSH_INTERVALL_MS", "1"),
                2,
                "3 configuration errors",
                "BROKERS",
                "host:port",
                "GROUP is not set",
                "CONNECT_OFFSET_FLUSH_INTERVALL_MS",
                "CONNECT_OFFSET_FLUSH_INTERVAL_MS");
    }

    @Test
    void saysThatTheBrokerCannotBeReached() {
        assertEnds(
                Map.of("BROKERS", NOBODY, "GROUP", "migration", "STARTUP_TIMEOUT_SECONDS", "3"),
                3,
                "The target cluster (BROKERS) cannot be used: " + NOBODY + " refused the connection: ");
    }

    /** {@code docker run --rm --entrypoint java IMAGE @/opt/connect/migrate --help}. */
    @Test
    void runsMigrateInPlaceOfTheWorker() {
        try (Network network = Network.newNetwork();
                WorkerContainer migrate = new WorkerContainer(network, Map.of()).untilExit()) {
            migrate.withCreateContainerCmdModifier(command -> command.withEntrypoint("java"));
            migrate.withCommand("@/opt/connect/migrate", "--help");
            migrate.start();

            assertThat(migrate.exitCode()).as(migrate.getLogs()).isZero();
            assertThat(migrate.getLogs()).startsWith("Usage: migrate").contains("status", "Exit codes:");
        }
    }

    private static void assertEnds(Map<String, String> environment, int exitCode, String... sentences) {
        try (Network network = Network.newNetwork();
                WorkerContainer worker = new WorkerContainer(network, environment).untilExit()) {
            worker.start();
            assertThat(worker.exitCode()).as(worker.getLogs()).isEqualTo(exitCode);
            assertThat(worker.getLogs()).contains(sentences).doesNotContain("\tat ");
        }
    }
}
