package org.apache.kafka.connect.mirror;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * MirrorMaker's own MBeans, with a value in each, as if records had just been replicated.
 *
 * <p>In MirrorMaker's package because its metrics can be made from there only.
 */
public final class ReplicatedPartitions {
    private static final Map<String, String> CONFIG = Map.of(
            "source.cluster.alias", "msksource",
            "target.cluster.alias", "mskdest",
            "replication.policy.class", "org.apache.kafka.connect.mirror.IdentityReplicationPolicy");

    private ReplicatedPartitions() {}

    /** Partitions of topics with 25 partitions each and a name of usual length. */
    public static List<TopicPartition> partitions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new TopicPartition("shop.orders-v2_eu-west-1.%02d".formatted(i / 25), i % 25))
                .toList();
    }

    /** Registers what a source task shows for the partitions that it replicates. */
    public static void source(List<TopicPartition> partitions) {
        MirrorSourceLegacyMetrics metrics =
                new MirrorSourceTaskConfig(with("task.assigned.partitions", join(partitions))).legacyMetrics();
        for (TopicPartition partition : partitions) {
            metrics.countRecord(partition);
            metrics.recordBytes(partition, 123_456_789);
            metrics.recordAge(partition, 12_345);
            metrics.replicationLatency(partition, 12_345);
        }
    }

    /** Registers what a checkpoint task shows for a group that consumes the partitions. */
    public static void checkpoints(String group, List<TopicPartition> partitions) {
        MirrorCheckpointLegacyMetrics metrics =
                new MirrorCheckpointTaskConfig(with("task.assigned.groups", group)).legacyMetrics();
        partitions.forEach(partition -> metrics.checkpointLatency(partition, group, 12_345));
    }

    private static String join(List<TopicPartition> partitions) {
        List<String> names = new ArrayList<>();
        partitions.forEach(partition -> names.add(MirrorUtils.encodeTopicPartition(partition)));
        return String.join(",", names);
    }

    private static Map<String, String> with(String key, String value) {
        Map<String, String> config = new HashMap<>(CONFIG);
        config.put("name", "mm2");
        config.put("connector.class", "any");
        config.put(key, value);
        return config;
    }
}
