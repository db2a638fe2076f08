package io.connectfargate.benchmarks;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.types.Struct;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.mirror.OffsetSync;

/**
 * A topic of offset pairs as MirrorMaker stores them, without any that compaction has removed.
 *
 * @param partitions of one source topic
 */
record OffsetPairs(String bootstrapServers, int partitions) {
    static final String TOPIC = "mm2-offset-syncs.msksource.internal";

    /** Offsets between two pairs of a partition. */
    static final int DISTANCE = 100;

    private static final String SOURCE = "orders";

    static TopicPartition partition(int number) {
        return new TopicPartition(SOURCE, number);
    }

    /** @throws Failure if the broker does not accept all of them */
    void write(long count) throws InterruptedException {
        create();
        byte[][] keys =
                IntStream.range(0, partitions).mapToObj(OffsetPairs::key).toArray(byte[][]::new);
        AtomicReference<Exception> error = new AtomicReference<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "linger.ms",
                20,
                "batch.size",
                1 << 18,
                "compression.type",
                "lz4");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long i = 0; i < count; i++) {
                long offset = i / partitions * DISTANCE;
                producer.send(
                        new ProducerRecord<>(TOPIC, 0, keys[(int) (i % partitions)], value(offset)),
                        (metadata, e) -> error.compareAndSet(null, e));
            }
        }
        if (error.get() != null) {
            throw new Failure("The broker did not accept offset pairs: " + error.get());
        }
    }

    private void create() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new Failure("The topic of offset pairs cannot be created: " + e.getCause());
        }
    }

    private static byte[] key(int partition) {
        Struct struct = new Struct(OffsetSync.KEY_SCHEMA);
        struct.set(OffsetSync.TOPIC_KEY, SOURCE);
        struct.set(OffsetSync.PARTITION_KEY, partition);
        return bytes(struct);
    }

    private static byte[] value(long offset) {
        Struct struct = new Struct(OffsetSync.VALUE_SCHEMA);
        struct.set(OffsetSync.UPSTREAM_OFFSET_KEY, offset);
        struct.set(OffsetSync.DOWNSTREAM_OFFSET_KEY, offset);
        return bytes(struct);
    }

    private static byte[] bytes(Struct struct) {
        ByteBuffer buffer = ByteBuffer.allocate(struct.sizeOf());
        struct.writeTo(buffer);
        return buffer.array();
    }
}
