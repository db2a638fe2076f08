package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.connectfargate.connect.plugin.HiddenPlugin;
import io.connectfargate.embedded.EmbeddedKafka;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
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
    void servesRestAndDrainsOnSigterm(@TempDir Path plugins) throws Exception {
        HiddenPlugin.jar(plugins.resolve("hidden"));
        try (WorkerProcess worker = WorkerProcess.start(Map.of(
                "BROKERS", kafka.bootstrapServers(), "GROUP", "drains", "CONNECT_PLUGIN_PATH", plugins.toString()))) {
            worker.awaitHealthy();
            assertThat(worker.request("GET", "/connector-plugins?connectorsOnly=false", "")
                            .body())
                    .contains(HiddenPlugin.CONVERTER);
            assertThat(worker.log())
                    .contains("The plugin " + plugins.resolve("hidden") + " has no manifest (META-INF/services) for "
                            + HiddenPlugin.CONVERTER);
            assertThat(worker.status("PUT", "/connectors/heartbeat/config", heartbeatConnector()))
                    .isEqualTo(201);
            awaitStatus(worker, "heartbeat", "\"id\":0,\"state\":\"RUNNING\"");

            worker.terminate();

            assertThat(worker.awaitExit(Duration.ofMinutes(2))).isZero();
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

        int exitCode = new WorkerLauncher(environment, folder, new PrintStream(errors, true, StandardCharsets.UTF_8))
                .run()
                .code();

        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("CONNECT_OFFSET_STORAGE_REPLICATION_FACTOR is 3, but the target cluster has 1 broker(s)")
                .doesNotContain("\tat ");
    }

    @Test
    void waitsForAThirdBrokerBeforeItSettlesForTwo() throws Exception {
        try (EmbeddedKafka two = EmbeddedKafka.start(2, Map.of());
                Admin admin = Admin.create(Map.of("bootstrap.servers", two.bootstrapServers()));
                WorkerProcess worker = WorkerProcess.start(Map.of("BROKERS", two.bootstrapServers(), "GROUP", "two"))) {
            worker.awaitHealthy();

            assertThat(worker.log()).contains("The target cluster has 2 broker(s), 3 are required; waiting for more");
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

    /** All that its environment may refer to, in one start. */
    @Test
    void resolvesReferencesToVariablesAndAdvertisesTheAddressThatEcsTells() throws Exception {
        HttpServer metadata = metadata("127.0.0.77");
        Map<String, String> environment = new HashMap<>(Map.of(
                "BROKERS", kafka.bootstrapServers(),
                "GROUP", "env",
                "PREFLIGHT", "warn",
                "TARGET_FACTOR", "1",
                "CONNECT_CONFIG_STORAGE_REPLICATION_FACTOR", "${env:TARGET_FACTOR}",
                "TARGET_PROTOCOL", "PLAINTEXT",
                "CONNECT_SECURITY_PROTOCOL", "${env:TARGET_PROTOCOL}"));
        environment.put("SOURCE_BROKERS", kafka.bootstrapServers());
        environment.put("HIDDEN_BROKERS", kafka.bootstrapServers());
        environment.put(
                "ECS_CONTAINER_METADATA_URI_V4",
                "http://127.0.0.1:" + metadata.getAddress().getPort() + "/v4/task");
        try (WorkerProcess worker = WorkerProcess.start(environment)) {
            // References in the worker's own configuration
            worker.awaitHealthy();
            assertThat(worker.log())
                    .contains("Advertised URI: http://127.0.0.77:"
                            + worker.address().getPort());

            assertResolvesOnlyTheVariablesOnTheAllowList(worker);
        } finally {
            metadata.stop(0);
        }
    }

    private static void assertResolvesOnlyTheVariablesOnTheAllowList(WorkerProcess worker) throws Exception {
        String config = heartbeatConnector();

        worker.insist(
                "PUT", "/connectors/seen/config", config.replace(kafka.bootstrapServers(), "${env:SOURCE_BROKERS}"));
        awaitStatus(worker, "seen", "\"connector\":{\"state\":\"RUNNING\"");
        assertThat(worker.probe()).startsWith("0 healthy: ");

        worker.insist(
                "PUT", "/connectors/hidden/config", config.replace(kafka.bootstrapServers(), "${env:HIDDEN_BROKERS}"));
        awaitStatus(worker, "hidden", "\"connector\":{\"state\":\"FAILED\"");
        // What has failed by its configuration is reported, and neither fails the check nor is restarted.
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(worker.probe())
                        .startsWith("0 healthy: ")
                        .contains("connector hidden has failed: ", "HIDDEN_BROKERS"));
        assertThat(worker.log()).contains("Not restarted: correct its configuration");
    }

    /** What ECS reports to a task about itself. */
    private static HttpServer metadata(String address) throws IOException {
        HttpServer metadata = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = "{\"Networks\":[{\"NetworkMode\":\"awsvpc\",\"IPv4Addresses\":[\"%s\"]}]}"
                .formatted(address)
                .getBytes(StandardCharsets.UTF_8);
        metadata.createContext("/v4/task", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        metadata.start();
        return metadata;
    }

    private static void awaitStatus(WorkerProcess worker, String connector, String expected) {
        await().atMost(Duration.ofMinutes(2))
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
        var description =
                admin.describeTopics(Set.of(topic)).allTopicNames().get().get(topic);
        return description.partitions().get(0).replicas().size();
    }
}
