package io.connectfargate.connect.access;

import io.connectfargate.checks.connection.Cluster;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connector that runs on this worker, and what is known of its clusters. Not thread-safe. */
final class WatchedConnector {
    private static final Logger log = LoggerFactory.getLogger(WatchedConnector.class);

    private final String name;
    private final Map<Cluster, AccessState> states = new EnumMap<>(Cluster.class);
    private final SeenResources seen = new SeenResources();
    private Map<String, String> config = Map.of();
    private long due;
    private long tried;
    private boolean failed;

    WatchedConnector(String name) {
        this.name = name;
    }

    /** Whether it is time for a check: a configuration that is new is checked at once. */
    boolean isDue(Map<String, String> now) {
        return !config.equals(now) || System.nanoTime() - due >= 0;
    }

    /** Checks the clusters, and logs what has changed. */
    void check(ConnectorChecks checks, Map<String, String> now, Duration interval) {
        config = now;
        tried = System.nanoTime();
        due = tried + interval.toNanos();
        try {
            var findings = checks.check(name, config, seen);
            findings.ifPresent(
                    found -> states.keySet().retainAll(found.problems().keySet()));
            findings.ifPresent(found -> found.problems().forEach((cluster, problems) -> {
                AccessState state = states.computeIfAbsent(cluster, first -> new AccessState());
                if (state.update(problems)) {
                    tell(cluster, state);
                }
            }));
            failed = false;
        } catch (RuntimeException e) {
            if (!failed) {
                log.warn("The clusters of connector {} cannot be checked", name, e);
            }
            failed = true;
        }
    }

    String name() {
        return name;
    }

    /** When the last check began, on the clock of {@link System#nanoTime}, if it found nothing wrong. */
    OptionalLong passed() {
        boolean all = !failed && !states.isEmpty() && states.values().stream().allMatch(AccessState::passesNow);
        return all ? OptionalLong.of(tried) : OptionalLong.empty();
    }

    /** By cluster; without those that have not been checked. */
    Map<Cluster, AccessState> states() {
        return states;
    }

    private void tell(Cluster cluster, AccessState state) {
        if (state.sentence().isEmpty()) {
            log.info("Connector {} can use the {} cluster again", name, cluster);
        } else {
            log.error("Connector {} cannot use the {} cluster: {}", name, cluster, state.sentence());
        }
    }
}
