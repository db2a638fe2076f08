package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.publishing.programs.Checkout;
import io.connectfargate.publishing.programs.PretendedMaven;
import io.connectfargate.publishing.programs.Run;
import io.connectfargate.publishing.services.KeyPair;
import io.connectfargate.publishing.services.Registry;
import io.connectfargate.publishing.services.TunnelProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenPushIT {
    private static final Checkout CHECKOUT = Checkout.shared();
    private static final String HOST = "registry.example.com";
    private static final String USER = "publisher";
    private static final String PASSWORD = "a-long-password";

    @TempDir
    private static Path keyFolder;

    private static KeyPair keys;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = KeyPair.make(keyFolder, List.of(HOST));
    }

    @Test
    void leavesNoTagWhenTheRegistryGoesAway(@TempDir Path folder) throws Exception {
        try (Registry registry = new Registry(folder, keys, USER, PASSWORD);
                TunnelProxy proxy = new TunnelProxy(Map.of(HOST + ":443", registry.port()))) {
            // Given: a line of 20 MB/s, so that the largest layer takes its time
            proxy.limit(20_000);

            // When
            CompletableFuture<Run> running = CompletableFuture.supplyAsync(() -> push(proxy, "kafka-connect"));
            Awaitility.await("first blob")
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> registry.blobs() > 0 || running.isDone());
            registry.kill();
            Run run = running.join();
            registry.start();

            // Then
            assertThat(run.exitCode()).as(run.everything()).isEqualTo(3);
            assertThat(run.errors())
                    .contains(HOST + " became unavailable during the push")
                    .contains("Not pushed: kafka-connect", "Pushed as a whole: none", "build_images.log")
                    .doesNotContain("\tat ");
            assertThat(registry.blobs()).isPositive();
            assertThat(registry.tags("kafka-connect")).isEmpty();
        }
    }

    @Test
    void saysWhichImagesArePushedWhenALaterOneFails(@TempDir Path folder) throws Exception {
        try (Registry registry = new Registry(folder, keys, USER, PASSWORD);
                TunnelProxy proxy = new TunnelProxy(Map.of(HOST + ":443", registry.port()))) {
            // Given: a file where the registry wants a folder
            Path repositories = Files.createDirectories(folder.resolve("data/docker/registry/v2/repositories"));
            Files.createFile(repositories.resolve("grafana"));

            // When
            Run run = push(proxy, "kafka-connect,grafana");

            // Then
            assertThat(run.exitCode()).as(run.everything()).isEqualTo(3);
            assertThat(run.errors()).contains("Not pushed: grafana", "Pushed as a whole: kafka-connect.");
            assertThat(registry.tags("kafka-connect")).hasSize(3);
        }
    }

    private static Run push(TunnelProxy proxy, String only) {
        Map<String, String> environment = Map.of(
                "REGISTRY_USERNAME",
                USER,
                "REGISTRY_PASSWORD",
                PASSWORD,
                "CURL_CA_BUNDLE",
                keys.certificate().toString(),
                "HTTPS_PROXY",
                "http://127.0.0.1:" + proxy.port(),
                "MAVEN_OPTS",
                "-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=" + proxy.port()
                        + " -Djavax.net.ssl.trustStore=" + keys.trustStore()
                        + " -Djavax.net.ssl.trustStorePassword=changeit");
        return CHECKOUT.buildImages(PretendedMaven.builds(environment), "--registry=" + HOST, "--only", only);
    }
}
