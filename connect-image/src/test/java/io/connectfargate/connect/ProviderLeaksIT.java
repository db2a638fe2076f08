package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
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

/** What a stranger at the REST port tries in order to read the worker's variables and files. */
class ProviderLeaksIT {
    /** Where Connect, MirrorMaker and Kafka's clients make providers of what a connector names, and where somebody might try. */
    private static final List<String> PREFIXES = List.of(
            "",
            "producer.",
            "consumer.",
            "admin.",
            "producer.override.",
            "consumer.override.",
            "admin.override.",
            "source.cluster.",
            "source.consumer.",
            "source.producer.",
            "source.admin.",
            "target.cluster.",
            "target.consumer.",
            "target.producer.",
            "target.admin.",
            "value.converter.");

    private static final String CANARY = "c4nary";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static WorkerProcess worker;

    /** A request that brings a configuration. */
    private enum Request {
        POST {
            @Override
            HttpResponse<String> send(Map<String, String> config) throws Exception {
                return worker.request(
                        "POST", "/connectors", JSON.writeValueAsString(Map.of("name", "leak", "config", config)));
            }
        },
        PUT {
            @Override
            HttpResponse<String> send(Map<String, String> config) throws Exception {
                return worker.request("PUT", "/connectors/leak/config", JSON.writeValueAsString(config));
            }
        },
        PATCH {
            @Override
            HttpResponse<String> send(Map<String, String> config) throws Exception {
                return worker.request("PATCH", "/connectors/patched/config", JSON.writeValueAsString(config));
            }
        },
        VALIDATE {
            @Override
            HttpResponse<String> send(Map<String, String> config) throws Exception {
                return worker.request(
                        "PUT",
                        "/connector-plugins/MirrorHeartbeatConnector/config/validate",
                        JSON.writeValueAsString(config));
            }
        };

        abstract HttpResponse<String> send(Map<String, String> config) throws Exception;
    }

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(folder.resolve("canary.properties"), "key=" + CANARY + "-of-a-file");
        kafka = EmbeddedKafka.start();
        worker = WorkerProcess.start(Map.of(
                        "BROKERS",
                        kafka.bootstrapServers(),
                        "GROUP",
                        "leaks",
                        "HIDDEN_VARIABLE",
                        CANARY + "-of-a-variable",
                        "SOURCE_PASSWORD",
                        CANARY + "-of-a-secret"))
                .awaitHealthy();
        assertThat(worker.insist("PUT", "/connectors/patched/config", JSON.writeValueAsString(heartbeats()))
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
                 "producer.override.linger.ms":"${x:/proc/self:environ}"}""".formatted(kafka.bootstrapServers()));

        // Then
        assertThat(answer.body()).doesNotContain(CANARY).contains("must not name providers of its own");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(worker.log()).doesNotContain(CANARY);
    }

    @Test
    void showsNoCanaryForAnyProviderBehindAnyPrefixInAnyRequest() throws Exception {
        int tried = 0;
        for (String provider : ProviderClasses.all()) {
            for (String prefix : PREFIXES) {
                for (String reference : references(provider)) {
                    Map<String, String> config = leaking(provider, prefix, reference);
                    for (Request request : Request.values()) {
                        HttpResponse<String> answer = request.send(config);
                        String label = request + " of " + config + ": " + answer.statusCode() + " " + answer.body();
                        assertThat(answer.body()).as(label).doesNotContain(CANARY);
                        if (request != Request.VALIDATE) {
                            assertThat(answer.statusCode()).as(label).isEqualTo(400);
                        }
                        tried++;
                    }
                }
            }
        }
        System.out.println(
                "Tried " + tried + " combinations of " + ProviderClasses.all().size() + " providers, " + PREFIXES.size()
                        + " prefixes and " + Request.values().length + " requests");
        assertNoCanaryAnywhere();
    }

    /** What came in before the gate: written straight to Connect's topic, as nobody judges what is stored. */
    @Test
    void showsNoCanaryForConfigurationsThatAreStored() throws Exception {
        // Given
        Map<String, Map<String, String>> stored = new TreeMap<>();
        for (String provider : ProviderClasses.all()) {
            for (String prefix : List.of("", "producer.override.", "target.admin.")) {
                for (String reference : references(provider)) {
                    stored.put("stored-" + stored.size(), leaking(provider, prefix, reference));
                }
            }
        }

        // When
        store(stored);

        // Then
        stored.forEach((name, config) -> await(name + " " + config)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(worker.request("GET", "/connectors/" + name + "/status", "")
                                .body())
                        .contains("\"FAILED\"")));
        System.out.println("Stored " + stored.size() + " configurations");
        assertNoCanaryAnywhere();
    }

    @Test
    void refusesASecretWhereItIsShownAndPrintsTheReference() throws Exception {
        for (String key : List.of("source.cluster.alias", "target.cluster.bootstrap.servers", "client.id", "name")) {
            Map<String, String> config = heartbeats();
            config.put(key, "${env:SOURCE_PASSWORD}");
            for (Request request : List.of(Request.POST, Request.PUT, Request.PATCH)) {
                HttpResponse<String> answer = request.send(config);

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
        HttpResponse<String> again = worker.insist("PUT", "/connectors/before/config", JSON.writeValueAsString(old));
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
                .untilAsserted(() -> assertThat(worker.request("GET", "/connectors/" + connector + "/status", "")
                                .body())
                        .contains("\"id\":0,\"state\":\"RUNNING\""));
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

    /** With a value that Kafka quotes, since it is no number. */
    private static Map<String, String> leaking(String provider, String prefix, String reference) {
        Map<String, String> config = heartbeats();
        config.put(prefix + "config.providers", "x");
        config.put(prefix + "config.providers.x.class", provider);
        config.put(prefix + "config.providers.x.param.allowlist.pattern", ".*");
        config.put(prefix + (prefix.isEmpty() ? "emit.heartbeats.interval.seconds" : "linger.ms"), reference);
        config.put(prefix + "request.timeout.ms", reference);
        return config;
    }

    /** What the provider could read; of one that nobody knows, everything. */
    private static List<String> references(String provider) {
        String variable = "${x:HIDDEN_VARIABLE}";
        String line = "${x:" + folder.resolve("canary.properties") + ":key}";
        String file = "${x:" + folder + ":canary.properties}";
        String name = provider.substring(provider.lastIndexOf('.') + 1);
        if (name.startsWith("Env")) {
            return List.of(variable);
        }
        if (name.endsWith("FileConfigProvider") || name.equals("MountedFiles")) {
            return List.of(line);
        }
        return name.endsWith("DirectoryConfigProvider") || name.equals("MountedFolders")
                ? List.of(file)
                : List.of(variable, line, file);
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
                                JSON.writeValueAsString(Map.of("properties", connector.getValue()))))
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
