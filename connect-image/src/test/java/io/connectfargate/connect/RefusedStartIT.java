package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.secured.Authority;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Starts that end with a line in the log, and need no cluster for that; {@link WorkerLauncherTest} has those without a log. */
class RefusedStartIT {
    @Test
    void tellsMistakesAsOneEventWhereTheLogIsJson() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(Map.of("BROKERS", "b", "LOG_FORMAT", "json"))) {
            assertThat(worker.awaitExit(Duration.ofMinutes(2))).isEqualTo(2);
            assertThat(worker.log().lines())
                    .allSatisfy(
                            line -> assertThat(line).startsWith("{\"time\":").endsWith("}"))
                    .anySatisfy(line -> assertThat(line)
                            .contains(
                                    "\"level\":\"ERROR\"",
                                    "2 configuration errors",
                                    "BROKERS contains 'b'",
                                    "GROUP is not set"));
        }
    }

    @Test
    void warnsOfVariablesThatOtherImagesReadAndStarts() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(Map.of(
                "BROKERS", "127.0.0.1:1",
                "GROUP", "g",
                "STARTUP_TIMEOUT_SECONDS", "1",
                "KAFKA_HEAP_OPTS", "-Xmx2g",
                "GROUP_ID", "other",
                "KAFKA_CONNECT_TLS", "true",
                "CONFIG_STORAGE_TOPIC", "my-configs",
                "KAFKA_CONNECT_SERVICE_HOST", "10.0.0.1",
                "CLIENT_ID", "x"))) {
            assertThat(worker.awaitExit(Duration.ofMinutes(2))).isEqualTo(3);
            assertThat(worker.log())
                    .contains(
                            "KAFKA_HEAP_OPTS is set, which other images read and this one does not. Expected: JDK_JAVA_OPTIONS",
                            "GROUP_ID is set, which other images read and this one does not. Expected: GROUP instead.",
                            "KAFKA_CONNECT_TLS is set, which other images read and this one does not. Expected: AUTH instead",
                            "CONFIG_STORAGE_TOPIC is set, which other images read and this one does not. Expected:"
                                    + " CONNECT_CONFIG_STORAGE_TOPIC instead.")
                    .doesNotContain("KAFKA_CONNECT_SERVICE_HOST", "CLIENT_ID", "configuration error");
        }
    }

    @Test
    void warnsOfACertificateThatExpired() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(Map.of(
                "BROKERS", "127.0.0.1:1",
                "GROUP", "g",
                "STARTUP_TIMEOUT_SECONDS", "1",
                "TRUSTED_CERTIFICATES", Authority.create().expired("old").certificateChain()))) {
            assertThat(worker.awaitExit(Duration.ofMinutes(2))).isEqualTo(3);
            assertThat(worker.log())
                    .contains("WARN TRUSTED_CERTIFICATES contains a certificate that expired on", ": CN=old.")
                    .doesNotContain("CN=Test authority");
        }
    }
}
