package io.connectfargate.connect.findings;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What this worker found about the connectors of its group, and when it checked. Thread-safe. */
public final class Findings {
    /** A JVM runs one worker. */
    public static final Findings OF_THIS_WORKER = new Findings();

    private final Map<String, Checked> connectors = new ConcurrentHashMap<>();

    /**
     * A finding and since when this worker knows it.
     *
     * @param since at the latest; it may have been so before
     */
    public record Known(Finding finding, Instant since) {}

    /**
     * What is known of a connector.
     *
     * @param configuration when its configuration was last checked
     * @param clusters when its clusters were last checked; null if they were not
     */
    public record Checked(Instant configuration, Instant clusters, List<Known> findings) {}

    void put(String connector, Checked checked) {
        connectors.put(connector, checked);
    }

    /** Forgets all others. */
    void retain(Collection<String> names) {
        connectors.keySet().retainAll(names);
    }

    /** By connector. */
    public Map<String, Checked> all() {
        return new TreeMap<>(connectors);
    }

    /** Empty for a connector that was not checked. */
    Optional<Checked> of(String connector) {
        return Optional.ofNullable(connectors.get(connector));
    }
}
