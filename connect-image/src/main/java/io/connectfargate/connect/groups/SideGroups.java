package io.connectfargate.connect.groups;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What one cluster reported of groups.
 *
 * @param standings of the groups that it lists
 * @param offsets by group, for those that could be read
 * @param failures by group, why its offsets could not be read
 */
record SideGroups(
        Map<String, Standing> standings, Map<String, Map<TopicPartition, Long>> offsets, Map<String, String> failures) {
    Map<TopicPartition, Long> offsets(String group) {
        return offsets.getOrDefault(group, Map.of());
    }
}
