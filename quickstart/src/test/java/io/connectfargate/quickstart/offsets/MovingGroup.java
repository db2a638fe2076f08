package io.connectfargate.quickstart.offsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.core.ConditionTimeoutException;

/** A consumer group that reads numbered records on one cluster and then on the other. It commits what it has read before it stops. */
final class MovingGroup implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Collection<Long> read = new ConcurrentLinkedQueue<>();
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
        int wanted = read.size() + records;
        await().atMost(LIMIT).until(() -> read.size() >= wanted || running.isCompletedExceptionally());
        assertThat(running.isCompletedExceptionally()).isFalse();
    }

    /** Ends with what is being read. */
    void stop() {
        stopped = true;
        running.join();
    }

    /** Waits until it has read a number of records, and expects each once. */
    void assertExactlyOnce(long records) {
        try {
            await().atMost(LIMIT).until(() -> Set.copyOf(read).size() >= records || running.isCompletedExceptionally());
        } catch (ConditionTimeoutException e) {
            // What is missing is said below.
        }
        stop();
        Set<Long> once = new HashSet<>();
        List<Long> again = read.stream().filter(number -> !once.add(number)).toList();
        List<Long> missing = LongStream.range(0, records)
                .filter(number -> !once.contains(number))
                .boxed()
                .toList();
        assertThat(again).as(name + " read again").isEmpty();
        assertThat(missing).as(name + " has not read").isEmpty();
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
                records.forEach(record -> read.add(Long.parseLong(record.value())));
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
