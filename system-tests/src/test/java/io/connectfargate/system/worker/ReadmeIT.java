package io.connectfargate.system.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.system.engine.Clusters;
import io.connectfargate.system.engine.Rest;
import io.connectfargate.system.records.SampleRecords;
import io.connectfargate.system.records.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The top README, from {@code docker run} to the copied record. */
class ReadmeIT {
    @RegisterExtension
    static final Clusters clusters = new Clusters();

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void migratesWithTheReadmesCommands() throws Exception {
        // Given
        Topic orders = new Topic(clusters.source(), "orders", 1).create();
        SampleRecords.writeOneToEachPartition(orders);
        ReadmeCommands readme = readme();

        // When
        Process worker = readme.start("docker run");
        try {
            Rest rest = new Rest("http://127.0.0.1:8083");
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> rest.get("/health").status() == 200);
            readme.run("sed -i");

            // Then
            awaitCopyOf(orders);
            assertThat(readme.run("expand=status"))
                    .contains("\"mm2-msc\"", "\"mm2-cpc\"", "\"mm2-hbc\"", "kafka_connect_worker_")
                    .doesNotContain("FAILED");
        } finally {
            worker.destroy();
            assertThat(worker.waitFor(40, TimeUnit.SECONDS))
                    .as("the container ends on SIGTERM")
                    .isTrue();
        }
    }

    private ReadmeCommands readme() throws IOException {
        copyConfiguration();
        Path target = Files.createDirectories(folder.resolve("connect-image/target"));
        Files.createSymbolicLink(target.resolve("jib-image.tar"), Path.of(System.getProperty("worker.image.tar")));
        return new ReadmeCommands(
                folder,
                Map.of(
                        "NETWORK",
                        clusters.network().getId(),
                        "SOURCE_HOST",
                        "source:" + clusters.source().address(),
                        "TARGET_HOST",
                        "target:" + clusters.target().address(),
                        "SOURCE_BROKERS",
                        clusters.source().internal(),
                        "TARGET_BROKERS",
                        clusters.target().internal(),
                        "HOST",
                        "127.0.0.1"));
    }

    private static void awaitCopyOf(Topic original) {
        Topic copy = new Topic(clusters.target(), original.name(), original.partitions());
        await().atMost(PATIENCE).until(copy::exists);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(copy.entries()).isEqualTo(original.entries()));
    }

    private void copyConfiguration() throws IOException {
        Path configuration = Path.of(System.getProperty("connectors.dir")).getParent();
        try (Stream<Path> files = Files.walk(configuration)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        folder.resolve("Configuration")
                                .resolve(configuration.relativize(file).toString()));
            }
        }
    }
}
