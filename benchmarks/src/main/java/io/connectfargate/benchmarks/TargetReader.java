package io.connectfargate.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a copied topic as an application does that must not see open transactions, and checks that every record arrives
 * once and in order.
 */
final class TargetReader implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final long[] next = new long[Source.PARTITIONS];
    private final List<TopicPartition> partitions;
    private long count;

    TargetReader(String bootstrapServers, String topic) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "max.poll.records",
                10_000,
                "max.partition.fetch.bytes",
                4 * 1024 * 1024);
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = Source.partitions(topic).toList();
        consumer.assign(partitions);
    }

    /** Whether the topic holds no record at all, not even one of an open transaction. */
    boolean isTopicEmpty(KafkaConsumer<?, ?> uncommitted) {
        return uncommitted.endOffsets(partitions).values().stream().allMatch(end -> end == 0);
    }

    /** How many records have been read. */
    long count() {
        return count;
    }

    /**
     * Reads what is there, or waits for some.
     *
     * @param made gets the time at which each record was made
     * @throws Failure if a record is missing, doubled or out of order
     */
    void poll(Duration patience, LongConsumer made) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
            long expected = next[record.partition()]++;
            long found = Records.sequence(record.value());
            if (found != expected) {
                throw new Failure("Record " + found + " of " + record.topic() + "-" + record.partition()
                        + " arrived where record " + expected + " was expected");
            }
            made.accept(Records.made(record.value()));
            count++;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
