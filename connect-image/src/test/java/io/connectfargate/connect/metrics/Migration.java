package io.connectfargate.connect.metrics;

import static org.awaitility.Awaitility.await;

import io.connectfargate.client.ConnectRest;
import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.testsupport.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** Two clusters, a worker with the exporter on the target, and the three connectors of MirrorMaker 2. */
final class Migration implements AutoCloseable {
    static final String GROUP = "metrics";
    static final int SOURCE_TASKS = 2;
    /** Every character that a topic name can hold, to catch a label that takes a part of another. */
    static final String ODD_TOPIC = "shop.eu-west_1.target-no";
    /** Has no records. */
    static final String EMPTY_TOPIC = "shop.new";
    /** Not safe in an object name, so Kafka puts it in quotes. */
    static final String ODD_GROUP = "billing:eu topic=x";

    private final EmbeddedKafka source = EmbeddedKafka.start();
    /** Its copy is rejected. */
    static final String REJECTED_TOPIC = "shop.rejected";

    private final EmbeddedKafka target = EmbeddedKafka.start(1, Rejecting.broker(REJECTED_TOPIC));
    private final KafkaProducer<String, String> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", source.bootstrapServers()), new StringSerializer(), new StringSerializer());
    private final AgentJvm worker;
    private final ConnectRest rest;
    private final String address;
    private long sent;

    private Migration(Path folder) throws IOException {
        int port = FreePorts.take();
        address = "http://127.0.0.1:" + port;
        rest = ConnectRest.onLoopback(port, Duration.ofMinutes(10));
        worker = AgentJvm.startWorker(folder, environment(port));
    }

    /** Starts all and returns as soon as the worker has accepted the connectors. */
    static Migration start(Path folder) throws Exception {
        Migration migration = new Migration(folder);
        try {
            migration.createSource();
            migration.worker.awaitOk(migration.address + "/connectors");
            migration.put(
                    "mm2-msc",
                    "MirrorSourceConnector",
                    Map.of("topics", "orders,shop.*", "tasks.max", "" + SOURCE_TASKS));
            migration.put("mm2-cpc", "MirrorCheckpointConnector", Map.of("groups", ".*"));
            migration.put("mm2-hbc", "MirrorHeartbeatConnector", Map.of());
            migration.awaitLeftOut();
            return migration;
        } catch (Exception | Error e) {
            migration.close();
            throw e;
        }
    }

    AgentJvm worker() {
        return worker;
    }

    /** Calls the worker's REST interface, for instance {@code PUT /connectors/mm2-msc/pause}. */
    void rest(String method, String path, String body) throws IOException, InterruptedException {
        var response = rest.exchange(method, path, body);
        if (response.statusCode() >= 300) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
    }

    @Override
    public void close() throws InterruptedException {
        try (source;
                target;
                producer) {
            worker.close();
        }
    }

    /** Makes the averages that Kafka forgets after a minute without records, or without a rebalance. */
    void keepBusy() {
        produce();
        if (worker.scrape()
                .of("kafka_connect_worker_rebalance_rebalance_avg_time_ms", Map.of())
                .isEmpty()) {
            insist("DELETE", "/connectors/mm2-hbc", "");
            put("mm2-hbc", "MirrorHeartbeatConnector", Map.of());
        }
    }

    /** How many records each topic of the source has. */
    long recordsOfATopic() {
        return sent;
    }

    private void produce() {
        for (int i = 0; i < 300; i++) {
            producer.send(new ProducerRecord<>("orders", i % 3, "key", "value " + i));
            producer.send(new ProducerRecord<>(ODD_TOPIC, 0, "key", "value " + i));
        }
        producer.flush();
        sent += 300;
    }

    private void createSource() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", source.bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic("orders", 3, (short) 1),
                            new NewTopic(ODD_TOPIC, 1, (short) 1),
                            new NewTopic(EMPTY_TOPIC, 1, (short) 1),
                            new NewTopic(REJECTED_TOPIC, 1, (short) 1)))
                    .all()
                    .get();
            produce();
            for (String group : List.of("billing", ODD_GROUP)) {
                admin.alterConsumerGroupOffsets(
                                group,
                                Map.of(
                                        new TopicPartition("orders", 1), new OffsetAndMetadata(40),
                                        new TopicPartition(ODD_TOPIC, 0), new OffsetAndMetadata(50)))
                        .all()
                        .get();
            }
        }
    }

    private Map<String, String> environment(int port) {
        return Map.of(
                "BROKERS",
                target.bootstrapServers(),
                "GROUP",
                GROUP,
                "CONNECT_LISTENERS",
                "http://127.0.0.1:" + port,
                "CONNECT_OFFSET_FLUSH_INTERVAL_MS",
                "1000",
                "CONNECT_SCHEDULED_REBALANCE_MAX_DELAY_MS",
                "0");
    }

    private void put(String name, String type, Map<String, String> more) {
        Map<String, String> config = new HashMap<>(more);
        config.put("connector.class", "org.apache.kafka.connect.mirror." + type);
        config.put("source.cluster.alias", "msksource");
        config.put("target.cluster.alias", "mskdest");
        config.put("source.cluster.bootstrap.servers", source.bootstrapServers());
        config.put("target.cluster.bootstrap.servers", target.bootstrapServers());
        config.put("replication.policy.class", "io.connectfargate.replication.SameNameReplicationPolicy");
        config.put("replication.factor", "1");
        config.put("offset-syncs.topic.replication.factor", "1");
        config.put("offset-syncs.topic.location", "target");
        config.put("checkpoints.topic.replication.factor", "1");
        config.put("heartbeats.topic.replication.factor", "1");
        config.put("emit.checkpoints.interval.seconds", "1");
        config.put("sync.group.offsets.enabled", "true");
        config.put("sync.group.offsets.interval.seconds", "1");
        config.put("refresh.groups.interval.seconds", "1");
        String json = config.entrySet().stream()
                .map(e -> "\"%s\":\"%s\"".formatted(e.getKey(), e.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        insist("PUT", "/connectors/" + name + "/config", json);
    }

    /** Its tasks start again for that: what the earlier ones had read last is not theirs to show. */
    private void awaitLeftOut() {
        await("tasks without " + REJECTED_TOPIC).atMost(Duration.ofMinutes(2)).until(() -> {
            String tasks = rest.exchange("GET", "/connectors/mm2-msc/tasks", "").body();
            String status =
                    rest.exchange("GET", "/connectors/mm2-msc/status", "").body();
            return tasks.contains(ODD_TOPIC) && !tasks.contains(REJECTED_TOPIC) && !status.contains("UNASSIGNED");
        });
    }

    /** Tries again: the worker answers 409 while its group rebalances, which it does after each connector. */
    private void insist(String method, String path, String body) {
        await(path)
                .atMost(Duration.ofMinutes(1))
                .ignoreException(IOException.class)
                .until(() -> {
                    rest(method, path, body);
                    return true;
                });
    }
}
