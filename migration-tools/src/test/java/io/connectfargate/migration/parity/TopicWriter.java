package io.connectfargate.migration.parity;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to topics of one partition. */
record TopicWriter(Admin admin, KafkaProducer<String, String> producer, String bootstrapServers)
        implements AutoCloseable {
    private static final long TIME = 1_700_000_000_000L;

    TopicWriter(String bootstrapServers) {
        this(
                Admin.create(Map.of("bootstrap.servers", bootstrapServers)),
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer()),
                bootstrapServers);
    }

    /** Without a retention: on a slow machine a test outlives the first look for what has passed it. */
    void create(String name, Map<String, String> configuration) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("retention.ms", "-1"));
        all.putAll(configuration);
        admin.createTopics(List.of(new NewTopic(name, 1, (short) 1).configs(all)))
                .all()
                .get();
    }

    /** Deletes a topic and creates another one of that name, whose log is there when this returns. */
    void createAgain(String name) throws Exception {
        admin.deleteTopics(List.of(name)).all().get();
        create(name, Map.of());
        TopicPartition partition = new TopicPartition(name, 0);
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                                .partitionResult(partition)
                                .get()
                                .offset()
                        == 0);
    }

    void configure(String name, String key, String value) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        admin.incrementalAlterConfigs(Map.of(
                        topic, List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    void removeBefore(String topic, long offset) throws Exception {
        admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get();
    }

    void write(String topic, int from, int to) {
        write(producer, topic, from, to);
        producer.flush();
    }

    private static void write(KafkaProducer<String, String> producer, String topic, int from, int to) {
        for (int i = from; i < to; i++) {
            producer.send(new ProducerRecord<>(topic, 0, TIME + i, "key-" + i % 7, "value-" + i));
        }
    }

    void keyed(String topic, String... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            producer.send(new ProducerRecord<>(topic, 0, TIME, keysAndValues[i], keysAndValues[i + 1]));
        }
        producer.flush();
    }

    void writeInTransactions(String topic, int from, int to, int size) {
        try (KafkaProducer<String, String> transactional = transactional(topic)) {
            for (int i = from; i < to; i += size) {
                transactional.beginTransaction();
                write(transactional, topic, i, i + size);
                transactional.commitTransaction();
            }
        }
    }

    KafkaProducer<String, String> open(String topic, int value) {
        KafkaProducer<String, String> transactional = transactional(topic);
        transactional.beginTransaction();
        write(transactional, topic, value, value + 1);
        transactional.flush();
        return transactional;
    }

    private KafkaProducer<String, String> transactional(String topic) {
        KafkaProducer<String, String> transactional = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", topic + "-tx"),
                new StringSerializer(),
                new StringSerializer());
        transactional.initTransactions();
        return transactional;
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
