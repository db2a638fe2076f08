package io.connectfargate.connect.metrics;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;

/** Shows what was found out last. Thread-safe. */
public final class ClusterAccess implements ClusterAccessMXBean {
    private static final String NAME = "io.connectfargate:type=ClusterAccess";

    private volatile Map<String, Access> clusters = Map.of();

    /** Makes the MBean known to this JVM. To be called once. */
    public static ClusterAccess register() {
        ClusterAccess access = new ClusterAccess();
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(access, new ObjectName(NAME));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
        return access;
    }

    /** @param usable by {@code CONNECTOR|CLUSTER}; what is missing here disappears */
    public void show(Map<String, Boolean> usable) {
        Map<String, Access> shown = new TreeMap<>();
        usable.forEach((name, is) -> shown.put(name, () -> is ? 1 : 0));
        clusters = shown;
    }

    @Override
    public Map<String, Access> getClusters() {
        return clusters;
    }
}
