package io.connectfargate.connect.rejection;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.findings.Kind;
import io.connectfargate.connect.profile.TargetProfile.PartitionLimit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Whether the target has room for the partitions of missing copies. It is no reason to leave a topic out, since a quota may have been
 * raised, and a login does not see all topics of a cluster.
 */
final class PartitionRoom {
    private final PartitionLimit limit;

    PartitionRoom(PartitionLimit limit) {
        this.limit = limit;
    }

    /**
     * Partitions, all and compacted ones.
     *
     * @param compacted those of them in compacted topics
     */
    record Count(int all, int compacted) {
        static Count sum(Collection<Count> counts) {
            return new Count(
                    counts.stream().mapToInt(Count::all).sum(),
                    counts.stream().mapToInt(Count::compacted).sum());
        }
    }

    /**
     * Asks both clusters.
     *
     * @param existing topics of the target
     * @param missing topics of the source that have no copy
     */
    List<Rejection> exceeded(
            CopySettings settings, Set<String> existing, Collection<String> missing, Side source, Side target)
            throws UnknownException {
        List<String> described =
                missing.stream().filter(settings.topics()::contains).toList();
        if (described.isEmpty()) {
            return List.of();
        }
        Map<String, Config> properties = Settings.of(target, ConfigResource.Type.TOPIC, existing);
        Map<String, Count> there = new HashMap<>();
        target.describe(existing)
                .forEach((topic, found) -> there.put(
                        topic,
                        count(
                                found.partitions().size(),
                                Settings.value(properties.get(topic), TopicConfig.CLEANUP_POLICY_CONFIG))));
        Map<String, Count> wanted = new TreeMap<>();
        source.describe(described)
                .forEach((topic, found) -> wanted.put(
                        topic,
                        count(found.partitions().size(), settings.ofCopy(topic, TopicConfig.CLEANUP_POLICY_CONFIG))));
        return exceeded(Count.sum(there.values()), wanted);
    }

    /** @param wanted the partitions of missing copies, by topic */
    List<Rejection> exceeded(Count there, Map<String, Count> wanted) {
        Count needed = Count.sum(wanted.values());
        List<Rejection> rejections = new ArrayList<>();
        wanted.forEach((topic, copy) -> {
            if (copy.compacted() > 0 && there.compacted() + needed.compacted() > limit.compacted()) {
                rejections.add(rejection(
                        topic,
                        "compacted partitions",
                        copy.compacted(),
                        there.compacted(),
                        limit.compacted(),
                        needed.compacted()));
            } else if (there.all() + needed.all() > limit.all()) {
                rejections.add(rejection(topic, "partitions", copy.all(), there.all(), limit.all(), needed.all()));
            }
        });
        return rejections;
    }

    private static Rejection rejection(String topic, String what, int own, int there, int most, int needed) {
        return new Rejection(
                Kind.PARTITION_LIMIT,
                topic,
                own + " " + what + "; the target has " + there + " of " + most + ", all missing copies need " + needed);
    }

    private static Count count(int partitions, String cleanupPolicy) {
        boolean compacted = String.valueOf(cleanupPolicy).contains(TopicConfig.CLEANUP_POLICY_COMPACT);
        return new Count(partitions, compacted ? partitions : 0);
    }
}
