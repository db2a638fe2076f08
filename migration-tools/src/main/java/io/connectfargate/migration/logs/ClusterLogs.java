package io.connectfargate.migration.logs;

import io.connectfargate.migration.mapping.PartitionLog;
import io.connectfargate.migration.records.RecordReader;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/** All partitions of one cluster, read by one consumer. Not thread-safe. */
public final class ClusterLogs {
    private static final int FETCH_BYTES = 256 << 10;

    private final Consumer<byte[], byte[]> consumer;
    private final PartitionLogs logs;

    /**
     * Does not close the consumer.
     *
     * @param consumer made with {@link #consumerProperties}
     */
    public ClusterLogs(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        logs = new PartitionLogs(consumer, new RecordReader(consumer));
    }

    /** What a consumer needs in addition to address and login: committed records, in small portions. */
    public static Map<String, Object> consumerProperties() {
        return Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                FETCH_BYTES,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                FETCH_BYTES,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                50,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                10_000);
    }

    /**
     * Opens logs with their beginnings and ends of this moment, all in two requests a broker.
     *
     * @param partitions that exist
     * @param withTimestamps the partitions whose copies keep the records' timestamps, by the names that they have here
     */
    public Map<TopicPartition, PartitionLog> open(
            Collection<TopicPartition> partitions, Set<TopicPartition> withTimestamps) {
        return logs.open(partitions, withTimestamps);
    }

    Consumer<byte[], byte[]> consumer() {
        return consumer;
    }
}
