package io.connectfargate.quickstart.takeover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.quickstart.offsets.MirroredClusters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic on both clusters, whose records are numbered. */
record CopiedTopic(MirroredClusters clusters, String name) {
    static final int PARTITIONS = 3;

    /** On the source, with records in all partitions but the last one. */
    CopiedTopic create(int records) throws Exception {
        clusters.sourceAdmin
                .createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1)))
                .all()
                .get();
        write(0, records);
        return this;
    }

    /** With the same partitions on the target, empty. */
    CopiedTopic createOnTarget() throws Exception {
        clusters.targetAdmin
                .createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1)))
                .all()
                .get();
        return this;
    }

    /** More records. */
    void write(int from, int to) {
        try (KafkaProducer<byte[], byte[]> producer = producer(clusters.source.bootstrapServers())) {
            for (int number = from; number < to; number++) {
                byte[] text = (name + " " + number).getBytes(UTF_8);
                producer.send(new ProducerRecord<>(name, number % (PARTITIONS - 1), text, text));
            }
        }
    }

    /** Records of the first partition that differ in nothing. */
    void writeEqual(int records) {
        long now = System.currentTimeMillis();
        try (KafkaProducer<byte[], byte[]> producer = producer(clusters.source.bootstrapServers())) {
            for (int number = 0; number < records; number++) {
                producer.send(new ProducerRecord<>(name, 0, now, null, name.getBytes(UTF_8)));
            }
        }
    }

    TopicPartition partition(int number) {
        return new TopicPartition(name, number);
    }

    /** Copies the first records of a partition with their timestamps, as the old tools do. */
    void copy(int partition, int records) {
        try (KafkaProducer<byte[], byte[]> producer = producer(clusters.target.bootstrapServers())) {
            read(clusters.source.bootstrapServers(), partition).stream()
                    .limit(records)
                    .forEach(record -> producer.send(new ProducerRecord<>(
                            name, partition, record.timestamp(), record.key(), record.value(), record.headers())));
        }
    }

    /** Copies the first records of a partition to all partitions by turns, as MirrorMaker 1 does with records without keys. */
    void copyMixed(int partition, int records) {
        try (KafkaProducer<byte[], byte[]> producer = producer(clusters.target.bootstrapServers())) {
            List<ConsumerRecord<byte[], byte[]>> all = read(clusters.source.bootstrapServers(), partition);
            for (int i = 0; i < records; i++) {
                ConsumerRecord<byte[], byte[]> record = all.get(i);
                producer.send(
                        new ProducerRecord<>(name, i % PARTITIONS, record.timestamp(), record.key(), record.value()));
            }
        }
    }

    /** Waits until all is copied, whatever the partition: no record is missing, and none is there twice. */
    void awaitSameRecords() {
        List<String> written = texts(clusters.source.bootstrapServers());
        List<String> copied = new ArrayList<>();
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            copied.clear();
            copied.addAll(texts(clusters.target.bootstrapServers()));
            return copied.size() >= written.size();
        });
        assertThat(copied).as(name).containsExactlyInAnyOrderElementsOf(written);
    }

    private List<String> texts(String bootstrapServers) {
        List<String> texts = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            texts.addAll(texts(bootstrapServers, partition));
        }
        return texts;
    }

    /** Waits until all is copied: no record is missing, none is there twice, and the order is the source's. */
    void awaitEqual() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            List<String> written = texts(clusters.source.bootstrapServers(), partition);
            int number = partition;
            List<String> copied = new ArrayList<>();
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                copied.clear();
                copied.addAll(texts(clusters.target.bootstrapServers(), number));
                return copied.size() >= written.size();
            });
            assertThat(copied).as(name + "-" + partition).isEqualTo(written);
        }
    }

    long onTarget() throws Exception {
        long records = 0;
        if (clusters.targetAdmin.listTopics().names().get().contains(name)) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                records += read(clusters.target.bootstrapServers(), partition).size();
            }
        }
        return records;
    }

    private List<String> texts(String bootstrapServers, int partition) {
        return read(bootstrapServers, partition).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String bootstrapServers, int partition) {
        return read(bootstrapServers, partition(partition));
    }

    static List<ConsumerRecord<byte[], byte[]>> read(String bootstrapServers, TopicPartition partition) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "allow.auto.create.topics",
                false,
                "auto.offset.reset",
                "earliest");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.idempotence", false),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
