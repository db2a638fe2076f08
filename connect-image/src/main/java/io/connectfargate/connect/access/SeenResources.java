package io.connectfargate.connect.access;

import io.connectfargate.checks.connection.ClusterView;
import java.util.Set;
import java.util.TreeSet;

/**
 * The topics and groups that earlier checks of a connector have seen. A login that loses the permission to describe a topic no
 * longer finds it in any list, so only what is asked for by name can be missed. Not thread-safe.
 */
public final class SeenResources {
    private final Set<String> topics = new TreeSet<>();
    private final Set<String> groups = new TreeSet<>();

    Set<String> topics() {
        return topics;
    }

    /** Adds to what is seen now what was seen before, and forgets what was deleted. */
    ClusterView complete(ClusterView now) {
        topics.addAll(now.topics().keySet());
        topics.removeAll(now.absent());
        groups.addAll(now.groups());
        return new ClusterView(now.topics(), now.absent(), Set.copyOf(groups));
    }
}
