package io.connectfargate.connect.rejection;

import io.connectfargate.connect.findings.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the targets of the connectors on this worker reject. Thread-safe. */
public final class Rejections {
    /** A JVM runs one worker. */
    public static final Rejections OF_THIS_WORKER = new Rejections();

    private final Map<String, List<Finding>> connectors = new ConcurrentHashMap<>();

    void put(String connector, List<Finding> findings) {
        connectors.put(connector, List.copyOf(findings));
    }

    /** Forgets all others. */
    void retain(Collection<String> names) {
        connectors.keySet().retainAll(names);
    }

    /** Empty for a connector that does not run here. */
    public List<Finding> of(String connector) {
        return connectors.getOrDefault(connector, List.of());
    }
}
