package io.connectfargate.quickstart.offsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.core.ConditionTimeoutException;

/** A consumer group that reads numbered records on one cluster and then on the other. It commits what it has read before it stops. */
final class MovingGroup implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ReadNumbers read = new ReadNumbers();
    private final String name;
    private final String topic;
    private volatile boolean stopped;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    MovingGroup(String name, String topic) {
        this.name = name;
        this.topic = topic;
    }

    /** Reads until it is stopped. */
    void start(String bootstrapServers) {
        stopped = false;
        running = CompletableFuture.runAsync(() -> consume(bootstrapServers));
    }

    void awaitMore(int records) {
        int wanted = read.total() + records;
        await().atMost(LIMIT).until(() -> read.total() >= wanted || running.isCompletedExceptionally());
        assertThat(running.isCompletedExceptionally()).isFalse();
    }

    /** How many records it has read so far, those that it has read again included. */
    int read() {
        return read.total();
    }

    /** Ends with what is being read. */
    void stop() {
        stopped = true;
        running.join();
    }

    /** Waits until it has read the first so many records, stops, and expects each once. */
    void assertExactlyOnce(long records) {
        try {
            await().atMost(LIMIT)
                    .until(() ->
                            read.distinct(Math.toIntExact(records)) >= records || running.isCompletedExceptionally());
        } catch (ConditionTimeoutException e) {
            // What is missing is said below.
        }
        stop();
        assertThat(read.again()).as(name + " read again").isEmpty();
        assertThat(read.missing(Math.toIntExact(records)))
                .as(name + " has not read")
                .isEmpty();
    }

    private void consume(String bootstrapServers) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                name,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (!stopped) {
                ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(100));
                records.forEach(record -> read.add(Integer.parseInt(record.value())));
                if (!records.isEmpty()) {
                    consumer.commitSync();
                }
            }
        }
    }

    @Override
    public void close() {
        stop();
    }
}
