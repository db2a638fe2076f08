package io.connectfargate.migration.takeover;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * What is to be stored for a connector.
 *
 * @param tool that has copied before
 * @param connector that continues
 * @param starts of all partitions that it copies
 * @param leftOut topics that the tool has copied and the connector does not
 * @param skipped records of the offsets topic about something else, by what they are about
 * @param warnings sentences about what may be missing
 */
record TakeoverPlan(
        OldTool tool,
        String connector,
        List<StartOffset> starts,
        Set<String> leftOut,
        Map<String, Integer> skipped,
        List<String> warnings) {
    /** What Connect is to have: the offset of the last copied record; partitions that begin at offset 0 have none. */
    Map<TopicPartition, Long> toStore() {
        Map<TopicPartition, Long> offsets = new TreeMap<>(StoredOffsets.ORDER);
        starts.forEach(start -> start.toStore().ifPresent(offset -> offsets.put(start.partition(), offset)));
        return offsets;
    }

    /** A sentence for each partition that has no offset. */
    List<String> rejected() {
        return starts.stream()
                .filter(StartOffset::isRejected)
                .map(start -> start.partition() + ": " + start.reason())
                .toList();
    }
}
