package io.connectfargate.quickstart;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics with records that are all different, and a consumer group that is half-way through them. */
final class SampleData {
    static final List<String> TOPICS = List.of("quickstart-orders", "quickstart-payments", "quickstart-shipments");
    static final String GROUP = "quickstart-group";

    private final Options options;
    private final byte[] filling = new byte[1 << 16];

    SampleData(Options options) {
        this.options = options;
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < filling.length; i++) {
            filling[i] = (byte) ('a' + random.nextInt(26));
        }
    }

    /** @throws Failure if the topics exist already, or the source does not take them */
    void create(String source) throws InterruptedException {
        try (Admin admin = Clusters.admin(source)) {
            new SampleTopics(admin).create(TOPICS, options.partitions());
            awaitLeaders(admin);
            produce(source);
            commit(source);
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new Failure(ExitCode.USAGE, SampleTopics.failure(source, cause));
        }
    }

    /**
     * Asks each partition for its end, which only a leader that is ready answers. A producer that starts earlier may
     * have its first batch rejected and the next ones in flight accepted; the first then never gets in (4.3.1).
     */
    private void awaitLeaders(Admin admin) throws InterruptedException, ExecutionException {
        admin.listOffsets(partitions().stream()
                        .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest())))
                .all()
                .get();
    }

    private List<TopicPartition> partitions() {
        return TOPICS.stream()
                .flatMap(topic -> IntStream.range(0, options.partitions())
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
                .toList();
    }

    private void produce(String source) throws InterruptedException, ExecutionException {
        Map<String, Object> config = Map.of("bootstrap.servers", source, "linger.ms", 20, "batch.size", 131072);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            AtomicReference<Exception> failure = new AtomicReference<>();
            for (long i = 0; i < options.records() && failure.get() == null; i++) {
                producer.send(record(i), (metadata, e) -> failure.compareAndSet(null, e));
            }
            producer.flush();
            if (failure.get() != null) {
                throw new ExecutionException(failure.get());
            }
        }
    }

    /** Records go round the topics, and within each round its partitions. */
    private ProducerRecord<byte[], byte[]> record(long i) {
        String topic = TOPICS.get((int) (i % TOPICS.size()));
        long inTopic = i / TOPICS.size();
        int partition = (int) (inTopic % options.partitions());
        long sequence = inTopic / options.partitions();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic,
                partition,
                ("customer-" + i % 9973).getBytes(StandardCharsets.UTF_8),
                value(topic, partition, sequence));
        record.headers().add("sequence", Long.toString(sequence).getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private byte[] value(String topic, int partition, long sequence) {
        byte[] start = ("{\"topic\":\"" + topic + "\",\"partition\":" + partition + ",\"sequence\":" + sequence
                        + ",\"filling\":\"")
                .getBytes(StandardCharsets.UTF_8);
        byte[] value = new byte[options.recordSize()];
        System.arraycopy(start, 0, value, 0, start.length);
        for (int at = start.length; at < value.length - 2; at++) {
            value[at] = filling[(int) ((at + sequence * 31) % filling.length)];
        }
        value[value.length - 2] = '"';
        value[value.length - 1] = '}';
        return value;
    }

    /** The group has read more of each partition than of the one before it, and all of the last. */
    private void commit(String source) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", source, "group.id", GROUP, "enable.auto.commit", false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = partitions();
            consumer.assign(all);
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            consumer.endOffsets(all)
                    .forEach((partition, end) -> offsets.put(
                            partition,
                            new OffsetAndMetadata(end * (partition.partition() + 1) / options.partitions())));
            consumer.commitSync(offsets);
        }
    }
}
