package io.connectfargate.migration.takeover;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Those that it has copied; a set that may be changed. */
    Set<String> topics() {
        return next.keySet().stream().map(TopicPartition::topic).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same warnings, and one about topics that the source has no more. */
    List<String> warnings(Set<String> missing) {
        return missing.isEmpty()
                ? warnings
                : Stream.concat(
                                warnings.stream(),
                                Stream.of("The source has no topic " + String.join(", ", missing)
                                        + ", of which the old tool has stored offsets: nothing continues there."))
                        .toList();
    }
}
