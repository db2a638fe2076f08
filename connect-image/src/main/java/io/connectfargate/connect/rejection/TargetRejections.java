package io.connectfargate.connect.rejection;

import io.connectfargate.connect.findings.Kind;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.ObjectName;

/** Shows how many topics the targets reject. Thread-safe. */
public final class TargetRejections implements TargetRejectionsMXBean {
    private static final String NAME = "io.connectfargate:type=TargetRejections";
    private static final List<Kind> KINDS =
            List.of(Kind.NO_COPY, Kind.REJECTED_RECORDS, Kind.TIMESTAMP_LIMIT, Kind.SIZE_LIMIT, Kind.MISSING_KEYS);

    private final Map<String, Map<Kind, Integer>> connectors = new ConcurrentHashMap<>();

    /** Makes the MBean known to this JVM. To be called once. */
    static TargetRejections register() {
        TargetRejections rejections = new TargetRejections();
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(rejections, new ObjectName(NAME));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
        return rejections;
    }

    void show(String connector, List<Rejection> rejections) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        KINDS.forEach(kind -> counts.put(kind, 0));
        rejections.forEach(rejection -> counts.merge(rejection.kind(), 1, Integer::sum));
        connectors.put(connector, counts);
    }

    /** Forgets all others. */
    void retain(Collection<String> names) {
        connectors.keySet().retainAll(names);
    }

    @Override
    public Map<String, Count> getKinds() {
        Map<String, Count> shown = new TreeMap<>();
        connectors.forEach((connector, counts) ->
                counts.forEach((kind, topics) -> shown.put(connector + "|" + kind, () -> topics)));
        return shown;
    }
}
