package io.connectfargate.migration.offsets;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The offsets of groups of one kind on one cluster. */
public interface GroupOffsetStore {
    /** The offsets of a group, by partition; empty for a group that does not exist. */
    Map<TopicPartition, OffsetAndMetadata> read(String group) throws InterruptedException;

    /** Commits offsets. Brokers may accept some and reject others: returns the reason for each rejected partition. */
    Map<TopicPartition, String> write(String group, Map<TopicPartition, OffsetAndMetadata> offsets)
            throws InterruptedException;

    /** Deletes offsets. Returns the reason for each partition that still has one. */
    Map<TopicPartition, String> delete(String group, Set<TopicPartition> partitions) throws InterruptedException;
}
