package io.connectfargate.connect.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.Mirror;
import io.connectfargate.connect.SecuredMigration;
import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ThrowingRunnable;

/** A source, a target that rejects much, and a worker. */
final class RejectingTarget implements AutoCloseable {
    static final int RECORDS = 500;
    static final int BROKER_LIMIT = 200_000;
    static final int SOURCE_LIMIT = 1_048_588;
    static final long DAY = Duration.ofDays(1).toMillis();
    static final String SIZE = "max.message.bytes";
    static final Map<String, String> KEPT = Map.of("retention.ms", "-1");

    final EmbeddedKafka source = EmbeddedKafka.start();
    final EmbeddedKafka target;
    final Admin sourceAdmin;
    final Admin targetAdmin;
    final WorkerProcess worker;

    RejectingTarget() throws Exception {
        Map<String, String> broker = new HashMap<>(RejectingPolicy.broker());
        broker.put("auto.create.topics.enable", "false");
        broker.put("log.message.timestamp.before.max.ms", Long.toString(DAY));
        broker.put("message.max.bytes", Integer.toString(BROKER_LIMIT));
        broker.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        broker.put("allow.everyone.if.no.acl.found", "true");
        target = EmbeddedKafka.start(1, broker);
        sourceAdmin = Admin.create(Map.of("bootstrap.servers", source.bootstrapServers()));
        targetAdmin = Admin.create(Map.of("bootstrap.servers", target.bootstrapServers()));
        worker = WorkerProcess.start(Map.of(
                        "BROKERS", target.bootstrapServers(),
                        "GROUP", "rejects",
                        "ACCESS_CHECK_INTERVAL_SECONDS", "1"))
                .awaitHealthy();
    }

    @Override
    public void close() {
        worker.close();
        targetAdmin.close();
        sourceAdmin.close();
        target.close();
        source.close();
    }

    void put(String name, String topics, int tasks) {
        put(name, Map.of(), topics, tasks);
    }

    void put(String name, Map<String, String> more, String topics, int tasks) {
        Map<String, String> config = Mirror.source(source.bootstrapServers(), target.bootstrapServers(), topics);
        config.put("source.cluster.alias", name);
        config.putAll(more);
        config.put("tasks.max", Integer.toString(tasks));
        // As in our files: else the next sync reverts what an operator set on the copy.
        config.put("config.properties.exclude", "message\\.timestamp\\..*");
        var answer = worker.insist("PUT", "/connectors/" + name + "/config", SecuredMigration.json(config));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    String status(String connector) throws Exception {
        return worker.request("GET", "/connectors/" + connector + "/status", "").body();
    }

    String findings(String connector) throws Exception {
        return worker.request("GET", "/findings/" + connector, "").body();
    }

    /** What the status of the migration says of a topic. */
    String reasons(String topic) throws Exception {
        return worker.request("GET", "/migration/status?topic=" + topic, "").body();
    }

    void create(NewTopic... topics) throws Exception {
        sourceAdmin.createTopics(List.of(topics)).all().get();
    }

    void write(String topic, int partitions, long timestamp, boolean keys) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", source.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            IntStream.range(0, RECORDS)
                    .forEach(i -> producer.send(new ProducerRecord<>(
                            topic, i % partitions, timestamp, keys ? new byte[] {1} : null, new byte[] {(byte) i})));
        }
    }

    /** One record, in partition 1. */
    void write(String topic, int bytes) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", source.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 1, new byte[] {1}, new byte[bytes]));
        }
    }

    /** How many records the copy holds; transaction markers are none. */
    long copied(String topic) throws Exception {
        Collection<TopicPartition> partitions = partitions(topic);
        return partitions.isEmpty() ? 0 : Counted.committed(target.bootstrapServers(), partitions);
    }

    Collection<TopicPartition> partitions(String topic) throws Exception {
        if (!targetAdmin.listTopics().names().get().contains(topic)) {
            return List.of();
        }
        return targetAdmin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    static long now() {
        return System.currentTimeMillis();
    }

    static void alter(Admin admin, String topic, String setting, String value) throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(assertion);
    }
}
