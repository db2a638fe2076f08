package io.connectfargate.migration.offsets;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterShareGroupOffsetsResult;
import org.apache.kafka.clients.admin.DeleteShareGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;

/** Share groups: the offset before which every record is acknowledged. Those in delivery beyond it are delivered again. */
record ShareGroupStore(Admin admin) implements GroupOffsetStore {
    @Override
    public Map<TopicPartition, OffsetAndMetadata> read(String group) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = new TreeMap<>(Partitions.ORDER);
        Requests.get(
                        admin.listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
                                .partitionsToOffsetInfo(group),
                        Map.<TopicPartition, SharePartitionOffsetInfo>of(),
                        "The offsets of share group " + group)
                .forEach((partition, info) -> {
                    // -1 before anything was read.
                    if (info != null && info.startOffset() >= 0) {
                        offsets.put(partition, new OffsetAndMetadata(info.startOffset()));
                    }
                });
        return offsets;
    }

    @Override
    public Map<TopicPartition, String> write(String group, Map<TopicPartition, OffsetAndMetadata> offsets)
            throws InterruptedException {
        AlterShareGroupOffsetsResult result = admin.alterShareGroupOffsets(
                group,
                offsets.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, offset -> offset.getValue().offset())));
        return Requests.rejected(offsets.keySet(), result::partitionResult, AclOperation.READ);
    }

    /** Share groups delete by topic, all partitions at once. */
    @Override
    public Map<TopicPartition, String> delete(String group, Set<TopicPartition> partitions)
            throws InterruptedException {
        DeleteShareGroupOffsetsResult result = admin.deleteShareGroupOffsets(
                group, partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()));
        return Requests.rejected(partitions, partition -> result.topicResult(partition.topic()), AclOperation.DELETE);
    }
}
