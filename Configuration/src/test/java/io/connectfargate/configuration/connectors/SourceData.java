package io.connectfargate.configuration.connectors;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics with all that must survive a migration, and what is in them. */
final class SourceData {
    static final String GROUP = "billing";
    static final List<TopicPartition> PARTITIONS = List.of(
            new TopicPartition("orders", 0),
            new TopicPartition("orders", 1),
            new TopicPartition("orders", 2),
            new TopicPartition("large", 0),
            new TopicPartition("large", 1));

    private static final int RECORDS = 500;
    private static final int LARGE = 10 << 20;
    /** Years before any limit that a broker sets on a record's age. */
    private static final long TIMESTAMP = 1_500_000_000_000L;

    private SourceData() {}

    /** Writes two topics and lets a group read all of the first. */
    static void write(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
            admin.createTopics(List.of(
                            new NewTopic("orders", 3, (short) 1).configs(Map.of("retention.ms", "-1")),
                            new NewTopic("large", 2, (short) 1)
                                    .configs(Map.of("max.message.bytes", "12582912", "retention.ms", "-1"))))
                    .all()
                    .get();
            for (int i = 0; i < RECORDS; i++) {
                producer.send(order(
                        i % 3, i, TIMESTAMP + i, i % 50 == 0 ? null : ("order " + i).getBytes(StandardCharsets.UTF_8)));
            }
            producer.send(large(0));
            producer.send(large(1));
            producer.flush();
            limitAge(admin);
            commitAtEnd(bootstrapServers);
        }
    }

    /** Writes one more order to each partition. */
    static void writeNext(String bootstrapServers) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
            for (int partition = 0; partition < 3; partition++) {
                producer.send(order(
                                partition,
                                RECORDS + partition,
                                System.currentTimeMillis(),
                                "next".getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
    }

    /** Every committed record, by partition, in order; one line each. */
    static Map<TopicPartition, List<String>> lines(String bootstrapServers) {
        Map<TopicPartition, List<String>> lines = new HashMap<>();
        read(bootstrapServers)
                .forEach((partition, records) -> lines.put(
                        partition, records.stream().map(SourceData::line).toList()));
        return lines;
    }

    /** The end offset of each partition; a transaction's markers do not count. */
    static Map<TopicPartition, Long> ends(String bootstrapServers) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        read(bootstrapServers)
                .forEach((partition, records) ->
                        ends.put(partition, records.get(records.size() - 1).offset() + 1));
        return ends;
    }

    private static Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> read(String bootstrapServers) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> found = new HashMap<>();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(PARTITIONS);
            consumer.seekToBeginning(PARTITIONS);
            Map<TopicPartition, Long> ends = consumer.endOffsets(PARTITIONS);
            while (PARTITIONS.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> found.computeIfAbsent(
                                        new TopicPartition(record.topic(), record.partition()),
                                        partition -> new ArrayList<>())
                                .add(record));
            }
        }
        return found;
    }

    private static String line(ConsumerRecord<byte[], byte[]> record) {
        List<String> headers = StreamSupport.stream(record.headers().spliterator(), false)
                .map(header -> header.key() + "=" + Arrays.toString(header.value()))
                .toList();
        String value = record.value() == null
                ? "tombstone"
                : record.value().length + " bytes, hash " + Arrays.hashCode(record.value());
        return Arrays.toString(record.key()) + " " + value + " " + record.timestamp() + " " + headers;
    }

    private static ProducerRecord<byte[], byte[]> order(int partition, int number, long timestamp, byte[] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>("orders", partition, timestamp, new byte[] {(byte) number, (byte) 0xff}, value);
        record.headers().add("trace", new byte[] {0, (byte) 0xff, (byte) number});
        return record;
    }

    private static ProducerRecord<byte[], byte[]> large(int partition) {
        byte[] value = new byte[LARGE];
        new Random(partition).nextBytes(value);
        return new ProducerRecord<>("large", partition, TIMESTAMP, null, value);
    }

    /** One request at a time: a broker that learns late of a new topic could take the second batch and reject the first. */
    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "max.in.flight.requests.per.connection",
                1,
                "max.request.size",
                12 << 20);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** What a source may have been given since: it would reject its own history. */
    private static void limitAge(Admin admin) throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, "orders"),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("message.timestamp.before.max.ms", "3600000"),
                                AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private static void commitAtEnd(String bootstrapServers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "group.id", GROUP);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
            consumer.endOffsets(PARTITIONS.subList(0, 3))
                    .forEach((partition, end) -> positions.put(partition, new OffsetAndMetadata(end)));
            consumer.commitSync(positions);
        }
    }
}
