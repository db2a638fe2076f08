package io.connectfargate.connect.metrics;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.ObjectName;

/** Shows how many topics the targets reject. Thread-safe. */
public final class TargetRejections implements TargetRejectionsMXBean {
    private static final String NAME = "io.connectfargate:type=TargetRejections";

    private final Map<String, Map<String, Set<String>>> connectors = new ConcurrentHashMap<>();

    /** Makes the MBean known to this JVM. To be called once. */
    public static TargetRejections register() {
        TargetRejections rejections = new TargetRejections();
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(rejections, new ObjectName(NAME));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
        return rejections;
    }

    /**
     * Replaces what was shown of a connector.
     *
     * @param topics by kind; none for a kind that has none
     */
    public void show(String connector, Map<String, Set<String>> topics) {
        connectors.put(connector, Map.copyOf(topics));
    }

    /** Forgets all other connectors. */
    public void retain(Collection<String> names) {
        connectors.keySet().retainAll(names);
    }

    @Override
    public Map<String, Count> getKinds() {
        Map<String, Count> shown = new TreeMap<>();
        connectors.forEach(
                (connector, kinds) -> kinds.forEach((kind, topics) -> shown.put(connector + "|" + kind, topics::size)));
        return shown;
    }

    @Override
    public Map<String, Count> getTopics() {
        Map<String, Count> shown = new TreeMap<>();
        connectors.forEach((connector, kinds) -> kinds.forEach(
                (kind, topics) -> topics.forEach(topic -> shown.put(connector + "|" + kind + "|" + topic, () -> 1))));
        return shown;
    }
}
