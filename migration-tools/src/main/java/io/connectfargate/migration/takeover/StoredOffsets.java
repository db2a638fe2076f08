package io.connectfargate.migration.takeover;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What a tool has stored about its copying.
 *
 * @param next the offset after the last record that was copied, by source partition
 * @param committed the same by the tool's consumer group, where it has one in addition
 * @param skipped the number of records that are about something else, by what they are about
 * @param warnings sentences about what may be missing
 */
record StoredOffsets(
        Map<TopicPartition, Long> next,
        Map<TopicPartition, Long> committed,
        Map<String, Integer> skipped,
        List<String> warnings) {
    /** Partitions by topic and number. */
    static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);
}
