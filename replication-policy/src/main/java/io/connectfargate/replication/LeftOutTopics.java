package io.connectfargate.replication;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.mirror.ReplicationPolicy;

/**
 * Topics that a connector leaves out for a while, since the target cluster rejects them: one topic that cannot be written would
 * otherwise stall every topic of its task.
 *
 * <p>The worker sets them; {@link SameNameReplicationPolicy} applies them when MirrorSourceConnector next refreshes its topics.
 * Applies to this JVM. Thread-safe.
 */
public final class LeftOutTopics {
    private static final Map<String, Set<String>> CONNECTORS = new ConcurrentHashMap<>();

    private LeftOutTopics() {}

    /**
     * Replaces those that a connector left out before.
     *
     * @param topics by their names on the source; empty for none
     * @return whether anything changed
     */
    public static boolean set(String connector, Collection<String> topics) {
        Set<String> now = Set.copyOf(topics);
        Set<String> before = now.isEmpty() ? CONNECTORS.remove(connector) : CONNECTORS.put(connector, now);
        return !now.equals(before == null ? Set.of() : before);
    }

    /** The topics that a connector leaves out now. */
    public static Set<String> of(String connector) {
        return CONNECTORS.getOrDefault(connector, Set.of());
    }

    /** Whether a topic is internal to a policy; one that is only left out is not. */
    public static boolean isInternal(ReplicationPolicy policy, String topic) {
        return policy instanceof SameNameReplicationPolicy ours
                ? ours.isNeverReplicated(topic)
                : policy.isInternalTopic(topic);
    }
}
