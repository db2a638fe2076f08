package io.connectfargate.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.system.engine.Clusters;
import io.connectfargate.system.engine.Connectors;
import io.connectfargate.system.engine.WorkerContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.BindMode;

/** What connector JSON may name by reference, and what it may not. */
class SecretsIT {
    @RegisterExtension
    static final Clusters clusters = new Clusters();

    @TempDir
    static Path secrets;

    /** Holds the same, so that only its place makes the difference. */
    @TempDir
    static Path others;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static WorkerContainer worker;

    @BeforeAll
    static void start() throws Exception {
        writeBrokers(secrets);
        writeBrokers(others);
        worker = clusters.worker(Map.of(
                        // Else it would reject what cannot be read before Connect does.
                        "PREFLIGHT", "warn",
                        "TARGET_BROKERS", clusters.target().internal(),
                        "OTHER_BROKERS", clusters.target().internal()))
                .untilHealthy();
        worker.withFileSystemBind(secrets.toString(), "/opt/connect/secrets", BindMode.READ_ONLY);
        worker.withFileSystemBind(others.toString(), "/opt/connect/others", BindMode.READ_ONLY);
        worker.start();
    }

    @Test
    void readsVariablesForConnectorsAndMountedSecrets() {
        awaitState("by-variable", "${env:TARGET_BROKERS}", "RUNNING");
        awaitState("by-file", "${file:/opt/connect/secrets/target.properties:brokers}", "RUNNING");
        awaitState("by-directory", "${dir:/opt/connect/secrets:brokers}", "RUNNING");
    }

    @Test
    void readsNothingElse() {
        awaitState("other-variable", "${env:OTHER_BROKERS}", "FAILED");
        awaitState("other-file", "${file:/opt/connect/others/target.properties:brokers}", "FAILED");
        awaitState("other-directory", "${dir:/opt/connect/others:brokers}", "FAILED");
    }

    private static void writeBrokers(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(
                folder.resolve("target.properties"),
                "brokers=" + clusters.target().internal());
        Files.writeString(folder.resolve("brokers"), clusters.target().internal());
    }

    private static void awaitState(String connector, String brokers, String state) {
        String config = Connectors.json("no-auth/mm2-hbc-no-auth.json", clusters)
                .replace("\"mm2-hbc\"", "\"" + connector + "\"")
                .replace(clusters.target().internal(), brokers);
        worker.rest().put("/connectors/" + connector + "/config", config);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(worker.rest()
                                .get("/connectors/" + connector + "/status")
                                .body())
                        .contains("\"connector\":{\"state\":\"" + state + "\""));
    }
}
