package io.connectfargate.migration.offsets;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * One group with its offsets on both sides.
 *
 * @param name its id
 * @param type as the source's brokers report it: Classic, Consumer, Streams, Share
 * @param isShare whether its offsets are those of a share group
 * @param activeOn the clusters where it has members: a text, empty if on none
 * @param offsets those of the source and what they are on the target
 * @param current what the target has committed now
 * @param writer the connector that still writes its offsets to the target
 */
public record GroupMove(
        String name,
        String type,
        boolean isShare,
        String activeOn,
        List<GroupOffset> offsets,
        Map<TopicPartition, OffsetAndMetadata> current,
        Optional<String> writer) {
    /** What is committed on the target, by partition. */
    public Map<TopicPartition, OffsetAndMetadata> toCommit() {
        Map<TopicPartition, OffsetAndMetadata> commits = new TreeMap<>(Partitions.ORDER);
        offsets.forEach(offset -> offset.toCommit().ifPresent(found -> commits.put(offset.target(), found)));
        return commits;
    }

    /** Whether the target has no offset of it at all. */
    public boolean isMissingOnTarget() {
        return offsets.stream().anyMatch(offset -> offset.committed().isPresent()) && current.isEmpty();
    }
}
