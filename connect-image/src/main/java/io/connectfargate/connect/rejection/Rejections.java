package io.connectfargate.connect.rejection;

import io.connectfargate.connect.findings.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the targets of the connectors on this worker reject. Thread-safe. */
public final class Rejections {
    /** A JVM runs one worker. */
    public static final Rejections OF_THIS_WORKER = new Rejections();

    private final Map<String, Known> connectors = new ConcurrentHashMap<>();

    /** @param topics a sentence for each topic */
    private record Known(List<Finding> findings, Map<String, String> topics) {}

    void put(String connector, List<Finding> findings, Map<String, String> topics) {
        connectors.put(connector, new Known(List.copyOf(findings), Map.copyOf(topics)));
    }

    /** Forgets all others. */
    void retain(Collection<String> names) {
        connectors.keySet().retainAll(names);
    }

    /** Empty for a connector that does not run here. */
    public List<Finding> of(String connector) {
        Known known = connectors.get(connector);
        return known == null ? List.of() : known.findings();
    }

    /** By connector, a sentence for each topic of the source that its target rejects or will reject. */
    public Map<String, Map<String, String>> topics() {
        Map<String, Map<String, String>> all = new TreeMap<>();
        connectors.forEach((connector, known) -> all.put(connector, known.topics()));
        return all;
    }
}
