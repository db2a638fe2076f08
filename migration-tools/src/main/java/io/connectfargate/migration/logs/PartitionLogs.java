package io.connectfargate.migration.logs;

import io.connectfargate.migration.mapping.PartitionLog;
import io.connectfargate.migration.records.RecordReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Partitions of one cluster, read by one consumer. Not thread-safe.
 *
 * @param consumer says where partitions begin and end
 * @param reader reads through the same one
 */
public record PartitionLogs(Consumer<?, ?> consumer, RecordReader reader) {
    /**
     * Opens logs with their beginnings and ends of this moment, all in two requests a broker.
     *
     * @param partitions that exist
     * @param withTimestamps the partitions whose copies keep the records' timestamps, by the names that they have here
     */
    public Map<TopicPartition, PartitionLog> open(
            Collection<TopicPartition> partitions, Set<TopicPartition> withTimestamps) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, PartitionLog> logs = new HashMap<>();
        for (TopicPartition partition : partitions) {
            long end = ends.get(partition);
            long begin = Math.min(begins.get(partition), end);
            logs.put(
                    partition,
                    new KafkaPartitionLog(reader, partition, withTimestamps.contains(partition), begin, end));
        }
        return logs;
    }
}
