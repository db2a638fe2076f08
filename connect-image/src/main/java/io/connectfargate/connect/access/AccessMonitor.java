package io.connectfargate.connect.access;

import io.connectfargate.connect.health.AccessNote;
import io.connectfargate.connect.metrics.ClusterAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks repeatedly whether the connectors that run on this worker can use their clusters: a task of MirrorMaker's that has
 * lost a permission logs what its consumer throws, stays RUNNING and copies nothing.
 *
 * <p>What it finds the log reports once, and the metric and the health check's line for as long as it lasts; the check stays
 * healthy. It never keeps the JVM alive.
 */
public final class AccessMonitor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AccessMonitor.class);
    /** How soon a connector that has come to this worker is checked. */
    private static final Duration LISTING_INTERVAL = Duration.ofSeconds(5);
    /** In any other state a connector uses no cluster: paused, stopped, on its way to another worker. */
    private static final Set<String> ACTIVE = Set.of("RUNNING", "FAILED", "RESTARTING");

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread monitor = new Thread(task, "access-monitor");
        monitor.setDaemon(true);
        return monitor;
    });
    private final Map<String, WatchedConnector> watched = new TreeMap<>();
    private final Herder herder;
    private final String workerId;
    private final ConnectorChecks checks;
    private final Duration interval;
    private final Path directory;
    private final ClusterAccess metric;
    private AccessNote note;
    private volatile Map<String, Long> passed = Map.of();

    /**
     * Begins at once.
     *
     * @param workerId this worker, as Connect's status answers name it
     * @param worker its properties
     * @param interval between two checks of a connector
     * @param directory where the note for the health check goes
     */
    public AccessMonitor(
            Herder herder, String workerId, Map<String, String> worker, Duration interval, Path directory) {
        this.herder = herder;
        this.workerId = workerId;
        this.checks = new ConnectorChecks(worker, herder.plugins().delegatingLoader());
        this.interval = interval;
        this.directory = directory;
        this.metric = ClusterAccess.register();
        long pause = Math.min(LISTING_INTERVAL.toMillis(), interval.toMillis());
        thread.scheduleWithFixedDelay(this::checkAll, 0, pause, TimeUnit.MILLISECONDS);
    }

    /**
     * Whether the last check of a connector that runs on this worker found nothing wrong. Thread-safe.
     *
     * @param since on the clock of {@link System#nanoTime}; a check that began earlier does not count
     */
    public boolean passes(String connector, long since) {
        Long began = passed.get(connector);
        return began != null && began - since > 0;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void checkAll() {
        try {
            Collection<String> connectors = herder.connectors();
            watched.keySet().retainAll(connectors);
            publish();
            connectors.forEach(this::check);
        } catch (RuntimeException e) {
            log.warn("The connectors of this worker cannot be listed", e);
        }
    }

    private void check(String name) {
        ConnectorInfo info = herder.connectorInfo(name);
        if (info == null || !isHere(name)) {
            watched.remove(name);
            return;
        }
        WatchedConnector connector = watched.computeIfAbsent(name, WatchedConnector::new);
        if (connector.isDue(info.config())) {
            connector.check(checks, info.config(), interval);
            publish();
        }
    }

    /** Whether the connector itself or a task of it runs on this worker. */
    private boolean isHere(String name) {
        try {
            ConnectorStateInfo status = herder.connectorStatus(name);
            return Stream.concat(Stream.of(status.connector()), status.tasks().stream())
                    .anyMatch(part -> workerId.equals(part.workerId()) && ACTIVE.contains(part.state()));
        } catch (NotFoundException e) {
            return false;
        }
    }

    private void publish() {
        Map<String, Boolean> usable = new TreeMap<>();
        Map<String, String> sentences = new TreeMap<>();
        Map<String, Long> passing = new TreeMap<>();
        watched.values()
                .forEach(connector -> connector.passed().ifPresent(began -> passing.put(connector.name(), began)));
        passed = passing;
        watched.values()
                .forEach(connector -> connector.states().forEach((cluster, state) -> {
                    state.usable().ifPresent(is -> usable.put(connector.name() + "|" + cluster, is));
                    if (state.isRefused()) {
                        sentences.merge(connector.name(), state.sentence(), (one, other) -> one + " " + other);
                    }
                }));
        metric.show(usable);
        AccessNote now = new AccessNote(sentences);
        if (now.equals(note)) {
            return;
        }
        try {
            now.write(directory);
            note = now;
        } catch (IOException e) {
            log.error("The health check cannot report lost permissions: {} cannot be written", directory, e);
        }
    }
}
