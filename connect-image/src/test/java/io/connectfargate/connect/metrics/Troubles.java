package io.connectfargate.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.client.ConnectRest;
import io.connectfargate.connect.WorkerLauncher;
import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.testsupport.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** Two clusters and a worker with the exporter, and what somebody may do to them. */
final class Troubles implements AutoCloseable {
    static final String REFUSED = "refused";
    /** In each batch. */
    static final int RECORDS = 50;

    /** Without it a consumer would create what was deleted. */
    private static final Map<String, String> NOTHING_BY_ITSELF = Map.of("auto.create.topics.enable", "false");

    private final EmbeddedKafka source = EmbeddedKafka.start(1, NOTHING_BY_ITSELF);
    private final EmbeddedKafka target;
    private final AgentJvm worker;
    private final ConnectRest rest;

    Troubles(Path folder) throws IOException {
        Map<String, String> properties = new HashMap<>(NOTHING_BY_ITSELF);
        properties.putAll(Rejecting.broker(REFUSED));
        target = EmbeddedKafka.start(1, properties);
        int port = FreePorts.take();
        rest = ConnectRest.onLoopback(port, Duration.ofSeconds(30));
        worker = startWorker(folder, target, port, Map.of());
    }

    /**
     * A member of the group, once it responds.
     *
     * @param folder of its own
     * @param more variables
     */
    static AgentJvm startWorker(Path folder, EmbeddedKafka target, int port, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "BROKERS", target.bootstrapServers(),
                "GROUP", "troubles",
                "PREFLIGHT", "warn",
                "ACCESS_CHECK_INTERVAL_SECONDS", "1",
                "CONNECT_LISTENERS", "http://127.0.0.1:" + port,
                "CONNECT_OFFSET_FLUSH_INTERVAL_MS", "1000",
                "CONNECT_SCHEDULED_REBALANCE_MAX_DELAY_MS", "0"));
        environment.putAll(more);
        AgentJvm worker = AgentJvm.start(folder, environment, WorkerLauncher.class);
        worker.awaitOk("http://127.0.0.1:" + port + "/connectors");
        return worker;
    }

    Scrape scrape() {
        return worker.scrape();
    }

    EmbeddedKafka source() {
        return source;
    }

    EmbeddedKafka target() {
        return target;
    }

    void copy(String connector, String topics, String from, Map<String, String> more) {
        Map<String, String> config =
                new HashMap<>(Map.of("replication.factor", "1", "offset-syncs.topic.replication.factor", "1"));
        config.putAll(Map.of(
                "connector.class", "org.apache.kafka.connect.mirror.MirrorSourceConnector",
                "source.cluster.alias", "msksource",
                "target.cluster.alias", "mskdest",
                "source.cluster.bootstrap.servers", from,
                "target.cluster.bootstrap.servers", target.bootstrapServers(),
                "source.consumer.isolation.level", "read_committed",
                "offset-syncs.topic.location", "target",
                "replication.policy.class", "io.connectfargate.replication.SameNameReplicationPolicy",
                "refresh.topics.interval.seconds", "1",
                "topics", topics));
        config.putAll(more);
        insist(
                "PUT",
                "/connectors/" + connector + "/config",
                config.entrySet().stream()
                        .map(entry -> "\"%s\":\"%s\"".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}")));
    }

    /** Tries again while the group rebalances. */
    void insist(String method, String path, String body) {
        await(path)
                .atMost(Duration.ofMinutes(1))
                .until(() -> rest.exchange(method, path, body).statusCode(), status -> status < 300);
    }

    void create(EmbeddedKafka cluster, Map<String, String> config, String... topics) {
        ask(
                cluster,
                admin -> admin.createTopics(Arrays.stream(topics)
                                .map(topic -> new NewTopic(topic, 1, (short) 1).configs(config))
                                .toList())
                        .all()
                        .get());
    }

    void delete(EmbeddedKafka cluster, String topic) {
        ask(cluster, admin -> admin.deleteTopics(List.of(topic)).all().get());
    }

    /** As retention does. */
    void removeBefore(EmbeddedKafka cluster, String topic, long offset) {
        ask(
                cluster,
                admin -> admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
                        .all()
                        .get());
    }

    void produce(Duration old, String... topics) {
        try (KafkaProducer<String, String> producer = producer(source, Map.of())) {
            Arrays.stream(topics).forEach(topic -> send(producer, topic, old));
        }
    }

    /** Waits until each copy ends there at least; a few of its offsets are markers. */
    void awaitCopied(long records, String... topics) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        Arrays.stream(topics).forEach(topic -> ends.put(new TopicPartition(topic, 0), OffsetSpec.latest()));
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> ask(
                        target,
                        admin -> assertThat(admin.listOffsets(ends).all().get().values())
                                .allSatisfy(end -> assertThat(end.offset()).isGreaterThanOrEqualTo(records))));
    }

    KafkaProducer<String, String> transaction(EmbeddedKafka cluster, String topic) {
        KafkaProducer<String, String> producer =
                producer(cluster, Map.of("transactional.id", "of-" + topic, "transaction.timeout.ms", 600_000));
        producer.initTransactions();
        producer.beginTransaction();
        send(producer, topic, Duration.ZERO);
        return producer;
    }

    private static void send(KafkaProducer<String, String> producer, String topic, Duration old) {
        long time = Instant.now().minus(old).toEpochMilli();
        for (int i = 0; i < RECORDS; i++) {
            producer.send(new ProducerRecord<>(topic, 0, time, "key-" + i, "value-" + i));
        }
        producer.flush();
    }

    private static KafkaProducer<String, String> producer(EmbeddedKafka cluster, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", cluster.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private interface Request {
        void to(Admin admin) throws ExecutionException, InterruptedException;
    }

    private static void ask(EmbeddedKafka cluster, Request request) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            request.to(admin);
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        try (source;
                target) {
            worker.close();
        }
    }
}
