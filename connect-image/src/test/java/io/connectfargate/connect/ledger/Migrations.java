package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.connect.SecuredMigration;
import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Two clusters, a worker that looks at them each second, and a connector for each topic. */
final class Migrations implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final EmbeddedKafka source = EmbeddedKafka.start();
    private final EmbeddedKafka target = EmbeddedKafka.start(1, Map.of("auto.create.topics.enable", "false"));
    private WorkerProcess worker;

    Migrations() throws IOException {
        worker = startWorker();
    }

    WorkerProcess worker() {
        return worker;
    }

    String sourceBrokers() {
        return source.bootstrapServers();
    }

    String targetBrokers() {
        return target.bootstrapServers();
    }

    /** Another member of the same group. */
    WorkerProcess startWorker() throws IOException {
        return WorkerProcess.start(Map.of(
                        "BROKERS",
                        target.bootstrapServers(),
                        "GROUP",
                        "ledger",
                        "ACCESS_CHECK_INTERVAL_SECONDS",
                        "1",
                        "SOURCE_BROKERS",
                        source.bootstrapServers()))
                .awaitHealthy();
    }

    void restartWorker() throws Exception {
        leave(worker);
        worker = startWorker();
    }

    /** In order: the group would wait for its tasks otherwise. */
    static void leave(WorkerProcess worker) throws InterruptedException {
        worker.terminate();
        worker.awaitExit(Duration.ofMinutes(1));
    }

    void createTopic(String topic, int partitions) throws Exception {
        try (Admin admin = admin(source)) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    void copy(String topic, Map<String, String> more) {
        Map<String, String> config = new HashMap<>(Map.of(
                "connector.class", "org.apache.kafka.connect.mirror.MirrorSourceConnector",
                "source.cluster.alias", "msksource",
                "target.cluster.alias", "mskdest",
                "source.cluster.bootstrap.servers", source.bootstrapServers(),
                "target.cluster.bootstrap.servers", target.bootstrapServers(),
                "source.consumer.isolation.level", "read_committed",
                "offset-syncs.topic.location", "target",
                "replication.policy.class", "io.connectfargate.replication.SameNameReplicationPolicy",
                "refresh.topics.interval.seconds", "1",
                "topics", topic));
        config.putAll(
                Map.of("replication.factor", "1", "offset-syncs.topic.replication.factor", "1", "tasks.max", "2"));
        config.putAll(more);
        HttpResponse<String> answer =
                worker.insist("PUT", "/connectors/" + topic + "/config", SecuredMigration.json(config));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    boolean isPaused(String connector) {
        try {
            JsonNode tasks = get("/connectors/" + connector + "/status").path("tasks");
            return tasks.size() == 1 && tasks.get(0).path("state").asText().equals("PAUSED");
        } catch (Exception e) {
            return false;
        }
    }

    KafkaProducer<String, String> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", source.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    void produce(String topic, int records) {
        try (KafkaProducer<String, String> producer = producer(Map.of())) {
            send(producer, topic, records);
        }
    }

    static void send(KafkaProducer<String, String> producer, String topic, int records) {
        for (int i = 0; i < records; i++) {
            producer.send(new ProducerRecord<>(topic, 0, "key-" + i, "value-" + i));
        }
        producer.flush();
    }

    /** As retention does. */
    void removeBefore(String topic, long offset) throws Exception {
        try (Admin admin = admin(source)) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    /** Of the copy's first partition. */
    long copied(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (Admin admin = admin(target)) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            return -1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void await(Predicate<Migrations> wanted) {
        Awaitility.await().atMost(LIMIT).until(() -> wanted.test(this));
    }

    /** The topic's entry in the status, once it is as wanted. */
    JsonNode awaitTopic(String topic, Predicate<JsonNode> wanted) {
        JsonNode[] last = {JSON.createObjectNode()};
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            last[0] = topic(status(), topic);
            assertThat(wanted.test(last[0])).as(last[0].toPrettyString()).isTrue();
        });
        return last[0];
    }

    JsonNode status() throws Exception {
        return get("/migration/status");
    }

    JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = worker.request("GET", path, "");
        return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.createObjectNode();
    }

    static JsonNode topic(JsonNode status, String topic) {
        return StreamSupport.stream(status.path("topics").spliterator(), false)
                .filter(entry -> entry.path("topic").asText().equals(topic))
                .findFirst()
                .orElseGet(JSON::createObjectNode);
    }

    private static Admin admin(EmbeddedKafka cluster) {
        return Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()));
    }

    @Override
    public void close() {
        worker.close();
        source.close();
        target.close();
    }
}
