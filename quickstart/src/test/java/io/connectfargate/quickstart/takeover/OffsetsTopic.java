package io.connectfargate.quickstart.takeover;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.connectfargate.quickstart.offsets.MirroredClusters;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The offsets topic of another tool's workers, on the target, with one partition. */
record OffsetsTopic(MirroredClusters clusters, String name) {
    /** Creates it, with the policy that Connect expects or another one. */
    OffsetsTopic create(String cleanupPolicy) throws Exception {
        clusters.targetAdmin
                .createTopics(
                        List.of(new NewTopic(name, 1, (short) 1).configs(Map.of("cleanup.policy", cleanupPolicy))))
                .all()
                .get();
        return this;
    }

    /** Stores a record as Connect's converter writes it; a null value is a tombstone. */
    OffsetsTopic store(String key, String value) {
        try (KafkaProducer<byte[], byte[]> producer = CopiedTopic.producer(clusters.target.bootstrapServers())) {
            producer.send(record(key, value));
        }
        return this;
    }

    /** Stores a record in a transaction that is aborted, as a worker does that was shut out. */
    OffsetsTopic storeAborted(String key, String value) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", clusters.target.bootstrapServers(), "transactional.id", name),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record(key, value));
            producer.flush();
            producer.abortTransaction();
        }
        return this;
    }

    private ProducerRecord<byte[], byte[]> record(String key, String value) {
        return new ProducerRecord<>(name, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
    }

    /** All of its committed records, each as key and value. */
    List<String> records() {
        return CopiedTopic.read(clusters.target.bootstrapServers(), new TopicPartition(name, 0)).stream()
                .map(OffsetsTopic::text)
                .toList();
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8) + "-"
                + (record.value() == null ? "null" : new String(record.value(), UTF_8));
    }
}
