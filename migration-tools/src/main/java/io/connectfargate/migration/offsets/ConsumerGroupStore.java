package io.connectfargate.migration.offsets;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.DeleteConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;

/** Groups of consumers of either protocol, and of Kafka Streams. */
record ConsumerGroupStore(Admin admin) implements GroupOffsetStore {
    @Override
    public Map<TopicPartition, OffsetAndMetadata> read(String group) throws InterruptedException {
        // Waits for offsets that a transaction is about to commit.
        ListConsumerGroupOffsetsOptions stable = new ListConsumerGroupOffsetsOptions().requireStable(true);
        Map<TopicPartition, OffsetAndMetadata> offsets = new TreeMap<>(Partitions.ORDER);
        Requests.get(
                        admin.listConsumerGroupOffsets(group, stable).partitionsToOffsetAndMetadata(),
                        Map.<TopicPartition, OffsetAndMetadata>of(),
                        "The offsets of group " + group)
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        offsets.put(partition, offset);
                    }
                });
        return offsets;
    }

    @Override
    public Map<TopicPartition, String> write(String group, Map<TopicPartition, OffsetAndMetadata> offsets)
            throws InterruptedException {
        AlterConsumerGroupOffsetsResult result = admin.alterConsumerGroupOffsets(group, offsets);
        return Requests.rejected(offsets.keySet(), result::partitionResult, AclOperation.READ);
    }

    @Override
    public Map<TopicPartition, String> delete(String group, Set<TopicPartition> partitions)
            throws InterruptedException {
        DeleteConsumerGroupOffsetsResult result = admin.deleteConsumerGroupOffsets(group, partitions);
        return Requests.rejected(partitions, result::partitionResult, AclOperation.DELETE);
    }
}
