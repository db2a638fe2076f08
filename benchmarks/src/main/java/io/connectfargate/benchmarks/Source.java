package io.connectfargate.benchmarks;

import io.connectfargate.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The cluster that is replicated, with topics that hold the same records in all rounds. */
final class Source implements AutoCloseable {
    /** Of each topic. */
    static final int PARTITIONS = 12;

    /** The time of the first record: two clusters that are filled in one run hold the same. */
    private static final long TIME = System.currentTimeMillis();

    private final EmbeddedKafka kafka = EmbeddedKafka.start();
    private final Records records;

    /** @param recordSize bytes of each record's value */
    Source(int recordSize) {
        records = new Records(recordSize);
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /**
     * Creates a topic with that many records, in lz4 batches, as applications write them.
     *
     * @throws Failure if the cluster does not take all of them
     */
    void fill(String topic, long count) throws InterruptedException {
        createTopics(bootstrapServers(), topic);
        AtomicReference<Exception> error = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = producer(20)) {
            for (long i = 0; i < count; i++) {
                producer.send(
                        record(topic, i, TIME + i / PARTITIONS, 0), (metadata, e) -> error.compareAndSet(null, e));
            }
        }
        if (error.get() != null) {
            throw new Failure("The source did not accept records: " + error.get());
        }
    }

    /** Starts to add records at a steady rate, each one sent at once; closing the result stops it. */
    Trickle trickle(String topic, int perSecond, long count) {
        return new Trickle(topic, perSecond, count);
    }

    @Override
    public void close() {
        kafka.close();
    }

    /** Returns when every partition's leader is ready to take records. */
    static void createTopics(String bootstrapServers, String... names) throws InterruptedException {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "allow.auto.create.topics", false);
        try (Admin admin = Admin.create(config);
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<NewTopic> topics = Stream.of(names)
                    .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
            // Otherwise a producer's first batch may be rejected because the partition has no leader yet, and its
            // second one accepted: up to Kafka 4.3 a broker accepts any sequence number from a producer that is new to
            // a partition, and then rejects the first batch forever (KAFKA-15591). Unlike an admin client, a consumer
            // asks again until there is an answer.
            List<TopicPartition> partitions =
                    Stream.of(names).flatMap(Source::partitions).toList();
            int ready = consumer.endOffsets(partitions).size();
            if (ready < partitions.size()) {
                throw new Failure("Of " + partitions.size() + " partitions only " + ready + " have an end offset");
            }
        } catch (ExecutionException e) {
            throw new Failure("Topics cannot be created: " + e.getCause());
        }
    }

    /** All partitions of a topic, here or of its copy. */
    static Stream<TopicPartition> partitions(String topic) {
        return IntStream.range(0, PARTITIONS).mapToObj(partition -> new TopicPartition(topic, partition));
    }

    /** Round the partitions. */
    private ProducerRecord<byte[], byte[]> record(String topic, long i, Long timestamp, long made) {
        return new ProducerRecord<>(
                topic, (int) (i % PARTITIONS), timestamp, null, records.value(i / PARTITIONS, made));
    }

    private KafkaProducer<byte[], byte[]> producer(int lingerMs) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "compression.type",
                "lz4",
                "linger.ms",
                lingerMs,
                "batch.size",
                131072);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Adds records in a thread of its own. */
    final class Trickle implements AutoCloseable {
        private final KafkaProducer<byte[], byte[]> producer = producer(0);
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final String topic;
        private final long count;
        private long sent;

        private Trickle(String topic, int perSecond, long count) {
            this.topic = topic;
            this.count = count;
            clock.scheduleAtFixedRate(this::send, 0, Duration.ofSeconds(1).toNanos() / perSecond, TimeUnit.NANOSECONDS);
        }

        private void send() {
            if (sent < count) {
                producer.send(record(topic, sent++, null, System.nanoTime()));
            }
        }

        @Override
        public void close() {
            clock.shutdownNow();
            producer.close();
        }
    }
}
