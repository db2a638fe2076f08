package io.connectfargate.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.system.engine.PrometheusContainer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.Network;

/** The Prometheus image with the variables that users set. */
class PrometheusIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void needsNoVariable() {
        try (PrometheusContainer prometheus = start(Map.of())) {
            // When
            await().atMost(PATIENCE)
                    .until(() -> prometheus.targets("prometheus"), Map.of("localhost:9090", "up")::equals);
            ExecResult user = prometheus.run("id", "-u");
            ExecResult check = prometheus.run("promtool", "check", "config", PrometheusContainer.CONFIGURATION);
            ExecResult root = prometheus.run("grep", " / ", "/proc/mounts");
            ExecResult temporary = prometheus.run("find", "/tmp", "/var/tmp", "-type", "f");

            // Then
            assertThat(prometheus.targets("jmx")).isEmpty();
            assertThat(prometheus.targets("node")).isEmpty();
            assertThat(prometheus.configuration()).contains("names: [kafkaconnect.migration]");
            assertThat(user.getStdout()).isEqualTo("65534\n");
            assertThat(check.getStdout()).containsPattern("SUCCESS: [0-9]+ rule files found");
            assertThat(root.getStdout()).as("the root file system").containsPattern("\\sro,");
            assertThat(temporary.getStdout())
                    .as("files elsewhere than in the storage")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"b-1.sales.abc123.c2.kafka.us-east-1.amazonaws.com:11001\",\"10.0.0.1:11001\"",
                "b-1.sales.abc123.c2.kafka.us-east-1.amazonaws.com,10.0.0.1",
                " 'b-1.sales.abc123.c2.kafka.us-east-1.amazonaws.com' ,\n\\\"10.0.0.1:11001\\\",",
            })
    void takesBrokersInEveryWayOfWriting(String list) {
        // When
        try (PrometheusContainer prometheus = start(Map.of("JMX_EXPORTER_BROKER_LIST", list))) {

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(prometheus.targets("jmx"))
                            .containsOnlyKeys(
                                    "b-1.sales.abc123.c2.kafka.us-east-1.amazonaws.com:11001", "10.0.0.1:11001"));
        }
    }

    @Test
    void labelsBrokersOfMskByNameAndCluster() {
        // Given
        String private1 = "b-1.sales.abc123.c2.kafka.us-east-1.amazonaws.com";
        String public12 = "b-12-public.stock.abc123.c2.kafka.us-east-1.amazonaws.com:7072";
        Map<String, String> environment =
                Map.of("NODE_EXPORTER_BROKER_LIST", private1 + "," + public12 + ",broker.example.com");

        // When
        try (PrometheusContainer prometheus = start(environment)) {

            // Then
            await().atMost(PATIENCE)
                    .until(
                            () -> prometheus.labels("node", "broker"),
                            Map.of(private1 + ":11002", "b-1", public12, "b-12", "broker.example.com:11002", "")
                                    ::equals);
            assertThat(prometheus.labels("node", "cluster"))
                    .isEqualTo(Map.of(private1 + ":11002", "sales", public12, "stock", "broker.example.com:11002", ""));
        }
    }

    @Test
    void endsInOrderWhenItIsStopped() {
        // Given
        try (PrometheusContainer prometheus = start(Map.of())) {

            // When
            Duration taken = prometheus.dockerStop();

            // Then
            assertThat(prometheus.exitCode()).as(prometheus.getLogs()).isZero();
            assertThat(taken).isLessThan(Duration.ofSeconds(10));
            assertThat(prometheus.getLogs()).contains("Received an OS signal, exiting gracefully");
        }
    }

    /** All sentences are tested in the module prometheus; this one is about the image's own user and file system. */
    @Test
    void doesNotStartWithAFolderThatItCannotWriteTo() {
        // When
        try (PrometheusContainer prometheus = new PrometheusContainer(Map.of("STORAGE_PATH", "/data")).untilExit()) {
            prometheus.start();

            // Then
            assertThat(prometheus.exitCode()).isEqualTo(2);
            assertThat(prometheus.getLogs())
                    .startsWith("STORAGE_PATH is \"/data\". Expected: a folder that user 65534 can");
        }
    }

    @Test
    void keepsWhatItIsToldToAndTakesFurtherFlags() {
        // Given
        Map<String, String> environment =
                Map.of("STORAGE_PATH", "/prometheus/here", "RETENTION_TIME", "1y", "RETENTION_SIZE", "512MB");

        // When
        try (PrometheusContainer prometheus = new PrometheusContainer(environment)
                .withCommand("--log.level=debug")
                .untilReady()) {
            prometheus.start();

            // Then
            assertThat(prometheus.flags())
                    .containsEntry("storage.tsdb.path", "/prometheus/here")
                    .containsEntry("storage.tsdb.retention.time", "1y")
                    .containsEntry("storage.tsdb.retention.size", "512MiB")
                    .containsEntry("log.level", "debug");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://alertmanager.example.com:9093, http://alertmanager.example.com:9093/api/v2/alerts",
        "https://alerts.example.com:443/team/a/, https://alerts.example.com:443/team/a/api/v2/alerts",
    })
    void sendsAlertsToAlertmanager(String url, String address) {
        // When
        try (PrometheusContainer prometheus = start(Map.of("ALERTMANAGER_URL", url))) {

            // Then
            await().atMost(PATIENCE).until(prometheus::alertmanagers, List.of(address)::equals);
        }
    }

    @Test
    void linksToCopyOfTheRunbook() {
        // Given
        String runbook = "https://git.example.com/team/copy/blob/main/docs/runbook.md";

        // When
        try (PrometheusContainer prometheus = start(Map.of("RUNBOOK_URL", runbook))) {

            // Then
            assertThat(prometheus.runbooks())
                    .contains(runbook + "#noworker")
                    .allSatisfy(link -> assertThat(link).startsWith(runbook + "#"));
        }
    }

    @Test
    void writesToReceiverThatNeedsNoSignature() {
        try (Network network = Network.newNetwork();
                PrometheusContainer receiver = new PrometheusContainer(Map.of())
                        .withNetwork(network)
                        .withNetworkAliases("receiver")
                        .withCommand("--web.enable-remote-write-receiver")
                        .untilReady();
                PrometheusContainer sender = new PrometheusContainer(Map.of(
                                "REMOTE_WRITE_URL",
                                "http://receiver:9090/api/v1/write",
                                "KAFKA_CONNECT_DNS_NAME",
                                "receiver"))
                        .withNetwork(network)
                        .untilReady()) {
            // Given
            receiver.start();

            // When
            sender.start();

            // Then: a scrape of a name that only the sender asks for, a failed one, as no worker is there
            await().atMost(PATIENCE)
                    .until(() -> !receiver.query("up{job='kafka-connect'} == 0").isEmpty());
            assertThat(sender.configuration()).doesNotContain("sigv4");
        }
    }

    private static PrometheusContainer start(Map<String, String> environment) {
        PrometheusContainer prometheus = new PrometheusContainer(environment).untilReady();
        prometheus.start();
        return prometheus;
    }
}
