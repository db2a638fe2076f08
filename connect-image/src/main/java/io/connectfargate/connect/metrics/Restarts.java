package io.connectfargate.connect.metrics;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.management.JMException;
import javax.management.ObjectName;

/** Counts restarts. Thread-safe. */
public final class Restarts implements RestartsMXBean {
    private static final String NAME = "io.connectfargate:type=Restarts";

    private final ConcurrentMap<String, Count> connectors = new ConcurrentHashMap<>();

    /** Makes the MBean known to this JVM. To be called once. */
    public static Restarts register() {
        Restarts restarts = new Restarts();
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(restarts, new ObjectName(NAME));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
        return restarts;
    }

    /** One more restart of a part of the connector. */
    public void add(String connector) {
        connectors.merge(
                connector,
                new Sum(1, 0),
                (before, one) -> new Sum(before.getRestarts() + one.getRestarts(), before.getGivenUp()));
    }

    /** @param givenUp how many parts of the connector are not restarted any more, or only every ten minutes */
    public void show(String connector, int givenUp) {
        connectors.merge(
                connector, new Sum(0, givenUp), (before, now) -> new Sum(before.getRestarts(), now.getGivenUp()));
    }

    /** A deleted connector disappears. */
    public void retain(Collection<String> existing) {
        connectors.keySet().retainAll(existing);
    }

    @Override
    public Map<String, Count> getConnectors() {
        return Map.copyOf(connectors);
    }

    private record Sum(long restarts, int givenUp) implements Count {
        @Override
        public long getRestarts() {
            return restarts;
        }

        @Override
        public int getGivenUp() {
            return givenUp;
        }
    }
}
