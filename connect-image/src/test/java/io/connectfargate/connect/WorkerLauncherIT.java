package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.connectfargate.embedded.EmbeddedKafka;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerLauncherIT {
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void startBrokers() {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stopBrokers() {
        kafka.close();
    }

    @Test
    void servesRestAndDrainsOnSigterm() throws Exception {
        try (WorkerProcess worker = start("drains")) {
            worker.awaitHealthy();
            assertThat(worker.status("PUT", "/connectors/heartbeat/config", heartbeatConnector()))
                    .isEqualTo(201);
            awaitStatus(worker, "heartbeat", "\"id\":0,\"state\":\"RUNNING\"");

            worker.terminate();

            assertThat(worker.awaitExit(Duration.ofSeconds(30))).isZero();
            assertThat(worker.log()).contains("SIGTERM: draining", "Kafka Connect stopped");
        }
    }

    @Test
    void saysThatAReplicationFactorCannotBeMet(@TempDir Path folder) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Map<String, String> environment = Map.of(
                "BROKERS",
                kafka.bootstrapServers(),
                "GROUP",
                "factor",
                "STARTUP_TIMEOUT_SECONDS",
                "1",
                "CONNECT_OFFSET_STORAGE_REPLICATION_FACTOR",
                "3");

        int exitCode =
                new WorkerLauncher(environment, folder, new PrintStream(errors, true, StandardCharsets.UTF_8)).run();

        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("CONNECT_OFFSET_STORAGE_REPLICATION_FACTOR is 3, but the target cluster has 1 broker(s)")
                .doesNotContain("\tat ");
    }

    @Test
    void resolvesReferencesInTheWorkersOwnConfiguration() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(Map.of(
                "BROKERS",
                kafka.bootstrapServers(),
                "GROUP",
                "references",
                "TARGET_FACTOR",
                "1",
                "CONNECT_CONFIG_STORAGE_REPLICATION_FACTOR",
                "${env:TARGET_FACTOR}",
                "TARGET_PROTOCOL",
                "PLAINTEXT",
                "CONNECT_SECURITY_PROTOCOL",
                "${env:TARGET_PROTOCOL}"))) {
            worker.awaitHealthy();
        }
    }

    @Test
    void waitsForAThirdBrokerBeforeItSettlesForTwo() throws Exception {
        try (EmbeddedKafka two = EmbeddedKafka.start(2, Map.of());
                Admin admin = Admin.create(Map.of("bootstrap.servers", two.bootstrapServers()));
                WorkerProcess worker = WorkerProcess.start(Map.of("BROKERS", two.bootstrapServers(), "GROUP", "two"))) {
            worker.awaitHealthy();

            assertThat(worker.log()).contains("The target cluster has 2 broker(s), 3 are wanted; waiting for more");
            assertThat(replicas(admin, "connect-configs-two")).isEqualTo(2);
        }
    }

    @Test
    void givesConnectsTopicsThreeReplicasWhereThereAreThreeBrokers() throws Exception {
        try (EmbeddedKafka three = EmbeddedKafka.start(3, Map.of());
                Admin admin = Admin.create(Map.of("bootstrap.servers", three.bootstrapServers()));
                WorkerProcess worker =
                        WorkerProcess.start(Map.of("BROKERS", three.bootstrapServers(), "GROUP", "three"))) {
            worker.awaitHealthy();

            for (String topic : List.of("connect-configs-three", "connect-offsets-three", "connect-status-three")) {
                assertThat(replicas(admin, topic)).as(topic).isEqualTo(3);
            }
        }
    }

    @Test
    void advertisesTheAddressThatEcsTells() throws Exception {
        HttpServer metadata = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        metadata.createContext("/v4/task", exchange -> {
            byte[] body = "{\"Networks\":[{\"NetworkMode\":\"awsvpc\",\"IPv4Addresses\":[\"127.0.0.77\"]}]}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        metadata.start();
        try (WorkerProcess worker = WorkerProcess.start(Map.of(
                "BROKERS",
                kafka.bootstrapServers(),
                "GROUP",
                "ecs",
                "ECS_CONTAINER_METADATA_URI_V4",
                "http://127.0.0.1:" + metadata.getAddress().getPort() + "/v4/task"))) {
            worker.awaitHealthy();

            assertThat(worker.log())
                    .contains("Advertised URI: http://127.0.0.77:"
                            + worker.address().getPort());
        } finally {
            metadata.stop(0);
        }
    }

    @Test
    void resolvesOnlyTheVariablesOnTheAllowList() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(Map.of(
                "BROKERS",
                kafka.bootstrapServers(),
                "GROUP",
                "env",
                "PREFLIGHT",
                "warn",
                "SOURCE_BROKERS",
                kafka.bootstrapServers(),
                "HIDDEN_BROKERS",
                kafka.bootstrapServers()))) {
            worker.awaitHealthy();
            String config = heartbeatConnector();

            worker.request(
                    "PUT",
                    "/connectors/seen/config",
                    config.replace(kafka.bootstrapServers(), "${env:SOURCE_BROKERS}"));
            awaitStatus(worker, "seen", "\"connector\":{\"state\":\"RUNNING\"");
            assertThat(worker.probe()).startsWith("0 healthy: ");

            worker.request(
                    "PUT",
                    "/connectors/hidden/config",
                    config.replace(kafka.bootstrapServers(), "${env:HIDDEN_BROKERS}"));
            awaitStatus(worker, "hidden", "\"connector\":{\"state\":\"FAILED\"");
            // What has failed by its configuration is told, and neither fails the check nor is restarted.
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(worker.probe())
                            .startsWith("0 healthy: ")
                            .contains("connector hidden has failed: ", "HIDDEN_BROKERS"));
            assertThat(worker.log()).contains("Not restarted: its configuration has to be corrected");
        }
    }

    private static void awaitStatus(WorkerProcess worker, String connector, String expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(worker.request("GET", "/connectors/" + connector + "/status", "")
                                .body())
                        .contains(expected));
    }

    private static WorkerProcess start(String group) throws Exception {
        return WorkerProcess.start(Map.of("BROKERS", kafka.bootstrapServers(), "GROUP", group));
    }

    private static String heartbeatConnector() {
        return """
                {"connector.class":"org.apache.kafka.connect.mirror.MirrorHeartbeatConnector","tasks.max":"1",
                 "source.cluster.alias":"a","target.cluster.alias":"b","heartbeats.topic.replication.factor":"1",
                 "source.cluster.bootstrap.servers":"%1$s","target.cluster.bootstrap.servers":"%1$s"}""".formatted(kafka.bootstrapServers());
    }

    private static int replicas(Admin admin, String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(Set.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .get(0)
                .replicas()
                .size();
    }
}
