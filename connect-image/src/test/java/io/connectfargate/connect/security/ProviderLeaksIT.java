package io.connectfargate.connect.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an unauthenticated client of the REST port tries in order to read the worker's variables and files. */
class ProviderLeaksIT {
    private static final String CANARY = "c4nary";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static WorkerProcess worker;

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(folder.resolve(BroughtProvider.FILE), "key=" + CANARY + "-of-a-file");
        kafka = EmbeddedKafka.start();
        worker = WorkerProcess.start(Map.of(
                        "BROKERS",
                        kafka.bootstrapServers(),
                        "GROUP",
                        "leaks",
                        BroughtProvider.VARIABLE,
                        CANARY + "-of-a-variable",
                        "SOURCE_PASSWORD",
                        CANARY + "-of-a-secret"))
                .awaitHealthy();
        assertThat(worker.insist("PUT", "/connectors/patched/config", ConfigurationRequest.json(heartbeats()))
                        .statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        worker.close();
        kafka.close();
    }

    @Test
    void refusesAProviderThatAConnectorBringsAlong() throws Exception {
        // When
        HttpResponse<String> answer =
                worker.insist("PUT", "/connectors/x/config", """
                    {"connector.class":"org.apache.kafka.connect.mirror.MirrorHeartbeatConnector","tasks.max":"1",
                     "source.cluster.alias":"a","target.cluster.alias":"b","target.cluster.bootstrap.servers":"%s",
                     "config.providers":"x",
                     "config.providers.x.class":"org.apache.kafka.common.config.provider.DirectoryConfigProvider",
                     "producer.override.linger.ms":"${x:/proc/self:environ}"}\
                    """.formatted(kafka.bootstrapServers()));

        // Then
        assertThat(answer.body()).doesNotContain(CANARY).contains("config.providers");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(worker.log()).doesNotContain(CANARY);
    }

    @Test
    void showsNoCanaryForAnyProviderBehindAnyPrefixInAnyRequest() throws Exception {
        int tried = 0;
        for (BroughtProvider brought : BroughtProvider.all(BroughtProvider.PREFIXES, folder)) {
            for (ConfigurationRequest request : ConfigurationRequest.values()) {
                HttpResponse<String> answer = request.send(worker, brought.in(heartbeats()));
                assertThat(answer.body())
                        .as(request + " of " + brought)
                        .doesNotContain(CANARY)
                        .contains("config.providers");
                assertThat(answer.statusCode()).isEqualTo(400);
                tried++;
            }
        }
        System.out.println("Tried " + tried + " combinations of provider, prefix and request: " + ProviderClasses.all()
                + " behind " + BroughtProvider.PREFIXES);
        assertNoCanaryAnywhere();
    }

    /** What came in before the gate: written straight to Connect's topic, as nobody judges what is stored. */
    @Test
    void showsNoCanaryForConfigurationsThatAreStored() throws Exception {
        // Given
        Map<String, Map<String, String>> stored = new TreeMap<>();
        for (BroughtProvider brought :
                BroughtProvider.all(List.of("", "producer.override.", "target.admin."), folder)) {
            stored.put("stored-" + stored.size(), brought.in(heartbeats()));
        }

        // When
        store(stored);

        // Then
        stored.forEach((name, config) -> await(name + " " + config)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(name)).contains("\"FAILED\"")));
        // The worker itself reads them, too, a few seconds later.
        stored.entrySet().stream()
                .filter(connector -> connector.getValue().containsKey("config.providers"))
                .forEach(connector -> await(connector.toString())
                        .atMost(PATIENCE)
                        .until(() -> worker.log()
                                .contains("The clusters of connector " + connector.getKey() + " cannot be checked")));
        System.out.println("Stored " + stored.size() + " configurations");
        assertNoCanaryAnywhere();
    }

    @Test
    void refusesASecretWhereItIsShownAndPrintsTheReference() throws Exception {
        for (String key : List.of("source.cluster.alias", "target.cluster.bootstrap.servers", "client.id", "name")) {
            Map<String, String> config = heartbeats();
            config.put(key, "${env:SOURCE_PASSWORD}");
            for (ConfigurationRequest request : ConfigurationRequest.values()) {
                HttpResponse<String> answer = request.send(worker, config);

                if (!key.equals("name")) {
                    assertThat(answer.body()).contains(key + " refers to ${env:SOURCE_PASSWORD}");
                }
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                assertThat(answer.body()).doesNotContain(CANARY);
            }
        }
        assertNoCanaryAnywhere();
    }

    @Test
    void leavesAStoredConnectorAloneUntilItIsChanged() throws Exception {
        // Given
        Map<String, String> old = heartbeats();
        old.put("name", "before");
        old.put("config.providers.unused.class", "org.apache.kafka.common.config.provider.FileConfigProvider");
        store(Map.of("before", old));
        awaitRunning("before");

        // When
        HttpResponse<String> again = worker.insist("PUT", "/connectors/before/config", ConfigurationRequest.json(old));
        HttpResponse<String> changed = worker.insist("PATCH", "/connectors/before/config", "{\"tasks.max\":\"2\"}");
        worker.insist("PUT", "/connectors/before/pause", "");
        HttpResponse<String> resumed = worker.insist("PUT", "/connectors/before/resume", "");

        // Then
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(400);
        assertThat(changed.body()).contains("config.providers.unused.class: a connector must not name providers");
        assertThat(resumed.statusCode()).as(resumed.body()).isEqualTo(202);
        awaitRunning("before");
    }

    private static void awaitRunning(String connector) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(connector)).contains("\"id\":0,\"state\":\"RUNNING\""));
    }

    private static String status(String connector) throws IOException, InterruptedException {
        return worker.request("GET", "/connectors/" + connector + "/status", "").body();
    }

    private static Map<String, String> heartbeats() {
        return new HashMap<>(Map.of(
                "connector.class", "org.apache.kafka.connect.mirror.MirrorHeartbeatConnector",
                "tasks.max", "1",
                "source.cluster.alias", "a",
                "target.cluster.alias", "b",
                "heartbeats.topic.replication.factor", "1",
                "target.cluster.bootstrap.servers", kafka.bootstrapServers()));
    }

    private static void store(Map<String, Map<String, String>> connectors) throws Exception {
        try (Producer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (Map.Entry<String, Map<String, String>> connector : connectors.entrySet()) {
                producer.send(new ProducerRecord<>(
                                "connect-configs-leaks",
                                "connector-" + connector.getKey(),
                                ConfigurationRequest.json(Map.of("properties", connector.getValue()))))
                        .get();
            }
        }
    }

    private static void assertNoCanaryAnywhere() throws IOException, InterruptedException {
        assertThat(worker.request("GET", "/connectors?expand=status&expand=info", "")
                        .body())
                .doesNotContain(CANARY);
        for (String connector :
                JSON.readValue(worker.request("GET", "/connectors", "").body(), String[].class)) {
            assertThat(worker.request("GET", "/connectors/" + connector + "/tasks", "")
                            .body())
                    .doesNotContain(CANARY);
        }
        assertThat(worker.log()).doesNotContain(CANARY);
        assertThat(worker.metrics()).doesNotContain(CANARY);
    }
}
