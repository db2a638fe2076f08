package io.connectfargate.connectors.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.client.ConnectRest.Answer;
import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.opensearch.OpenSearchServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ThrowingRunnable;

/** A broker, a worker with the plugin, and OpenSearch behind a door, for one class of tests. */
final class Bench implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    final EmbeddedKafka kafka = EmbeddedKafka.start();
    final Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    final KafkaProducer<String, String> producer;
    final OpenSearchServer search;
    final FrontDoor door;
    private final String group;
    private PluginWorker worker;

    private Bench(String group) throws Exception {
        this.group = group;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), new StringSerializer(), new StringSerializer());
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/opensearch")), "node-");
        search = OpenSearchServer.start(folder.toAbsolutePath());
        door = FrontDoor.open(search.address(), (exchange, body) -> 0);
        worker = PluginWorker.start(kafka.bootstrapServers(), group);
    }

    static Bench start(String group) throws Exception {
        return new Bench(group);
    }

    PluginWorker worker() {
        return worker;
    }

    /** Kills the worker and starts another one of the same group. */
    void replaceWorker() throws Exception {
        worker.close();
        worker = PluginWorker.start(kafka.bootstrapServers(), group);
    }

    void createTopic(String topic, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get();
    }

    /** Deletes a topic, and creates it again when brokers know no more of it. */
    void createAgain(String topic) throws Exception {
        admin.deleteTopics(List.of(topic)).all().get();
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> createTopic(topic, 1));
    }

    /** Writes a record, null as a tombstone, and returns its offset. */
    long send(String topic, String key, String value) throws Exception {
        return producer.send(new ProducerRecord<>(topic, 0, key, value)).get().offset();
    }

    /** A sink of one topic whose values are JSON without schemas. */
    Map<String, String> sink(String topic) {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", OpenSearchSinkConnector.class.getName());
        config.put("topics", topic);
        config.put("connection.url", door.url());
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "false");
        return config;
    }

    void put(String connector, Map<String, String> config) throws Exception {
        Answer answer = request("PUT", "/connectors/" + connector + "/config", JSON.writeValueAsString(config));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    /** What Connect says to a configuration that it rejects. */
    String rejection(String connector, Map<String, String> config) throws Exception {
        Answer answer = request("PUT", "/connectors/" + connector + "/config", JSON.writeValueAsString(config));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }

    /** Repeated while the group rebalances. */
    Answer request(String method, String path, String body) {
        return await().atMost(PATIENCE)
                .until(() -> worker.rest().send(method, path, body), answer -> answer.status() != 409);
    }

    /** Stops a connector, sets its offsets to the beginning and resumes it. */
    void replay(String connector) throws Exception {
        request("PUT", "/connectors/" + connector + "/stop", "");
        eventually(() -> assertThat(
                        status(connector).path("connector").path("state").asText())
                .isEqualTo("STOPPED"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(request("DELETE", "/connectors/" + connector + "/offsets", "")
                                .status())
                        .isEqualTo(200));
        request("PUT", "/connectors/" + connector + "/resume", "");
    }

    JsonNode status(String connector) throws Exception {
        return worker.rest()
                .send("GET", "/connectors/" + connector + "/status", "")
                .json();
    }

    /** Waits until the connector's task has failed, and gives its trace. */
    String failure(String connector) throws Exception {
        eventually(() -> assertThat(
                        status(connector).path("tasks").path(0).path("state").asText())
                .as(status(connector).toString())
                .isEqualTo("FAILED"));
        return status(connector).path("tasks").path(0).path("trace").asText();
    }

    /** Waits until the connector's group has read a partition up to an offset. */
    void awaitCommitted(String connector, long next) {
        eventually(() -> {
            JsonNode offsets = worker.rest()
                    .send("GET", "/connectors/" + connector + "/offsets", "")
                    .json();
            assertThat(offsets.path("offsets")
                            .path(0)
                            .path("offset")
                            .path("kafka_offset")
                            .asLong(-1))
                    .as(offsets.toString())
                    .isEqualTo(next);
        });
    }

    /** The document as OpenSearch has it, with its version. */
    JsonNode document(String index, String id) throws Exception {
        return JSON.readTree(search.send("GET", "/" + index + "/_doc/" + id, "").body());
    }

    void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }

    @Override
    public void close() {
        worker.close();
        door.close();
        search.close();
        producer.close();
        admin.close();
        kafka.close();
    }
}
