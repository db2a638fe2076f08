package io.connectfargate.connect.groups;

import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.ConnectorChecks;
import io.connectfargate.connect.access.MirrorConnector;
import io.connectfargate.connect.identity.ConnectorGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.distributed.GroupLeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The groups of all checkpoint connectors, read once a minute by the worker that leads. It never keeps the JVM alive. */
public final class CheckpointGroups implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CheckpointGroups.class);
    /** Brokers before 3.0 take a request for each group. */
    private static final Duration INTERVAL = Duration.ofSeconds(60);
    /** A connector that is new is not to wait for it. */
    private static final Duration LISTING = Duration.ofSeconds(2);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread monitor = new Thread(task, "groups");
        monitor.setDaemon(true);
        return monitor;
    });
    private final Herder herder;
    private final ConnectorGroup group;
    private final ConnectorChecks reader;
    private final Supplier<Logs> logs;
    private final Duration interval;
    private final Map<String, Open> open = new HashMap<>();
    private volatile List<CoveredGroups> seen;
    private long due = System.nanoTime();
    private boolean failed;

    /** @param config as written: another one is watched again */
    private record Open(Map<String, String> config, Optional<WatchedGroups> watched) {}

    /**
     * Begins at once.
     *
     * @param worker its properties
     * @param longest between two rounds
     * @param logs what the ledger knows
     */
    public CheckpointGroups(Herder herder, Map<String, String> worker, Duration longest, Supplier<Logs> logs) {
        this.herder = herder;
        this.group = new ConnectorGroup(herder);
        this.reader = new ConnectorChecks(worker, herder.plugins().delegatingLoader());
        this.logs = logs;
        this.interval = longest.compareTo(INTERVAL) < 0 ? longest : INTERVAL;
        long pause = Math.min(LISTING.toMillis(), interval.toMillis());
        thread.scheduleWithFixedDelay(this::roundSafely, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Those of each connector; empty before they were read, and on a worker that does not lead. */
    public Optional<List<CoveredGroups>> seen() {
        return Optional.ofNullable(seen);
    }

    private void roundSafely() {
        try {
            if (GroupLeader.isHere(herder)) {
                round();
            } else {
                List.copyOf(open.keySet()).forEach(this::forget);
                seen = null;
            }
            failed = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!failed) {
                log.warn("The consumer groups are not up to date: {}", e.toString());
            }
            log.debug("The consumer groups", e);
            failed = true;
        }
    }

    private void round() throws InterruptedException {
        Map<String, Map<String, String>> now = configurations();
        for (String name : List.copyOf(open.keySet())) {
            if (!open.get(name).config().equals(now.get(name))) {
                forget(name);
            }
        }
        if (seen != null && open.keySet().equals(now.keySet()) && System.nanoTime() - due < 0) {
            return;
        }
        due = System.nanoTime() + interval.toNanos();
        List<CoveredGroups> all = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> connector : now.entrySet()) {
            round(connector.getKey(), connector.getValue()).ifPresent(all::add);
        }
        seen = List.copyOf(all);
    }

    private Optional<CoveredGroups> round(String name, Map<String, String> config) throws InterruptedException {
        try {
            if (!open.containsKey(name)) {
                open.put(name, new Open(config, watch(name, config)));
            }
            Optional<WatchedGroups> watched = open.get(name).watched();
            return watched.isPresent() ? Optional.of(watched.get().round(logs.get())) : Optional.empty();
        } catch (UnknownException | RuntimeException e) {
            // Kafka's message may hold a value of the configuration, so it is left out.
            log.debug("The groups of {}", name, e);
            return Optional.of(new CoveredGroups(
                    name,
                    config.getOrDefault("source.cluster.alias", "source"),
                    Optional.empty(),
                    Optional.of("The groups of connector " + name + " could not be checked."),
                    List.of()));
        }
    }

    /** Empty for a connector that is switched off. */
    private Optional<WatchedGroups> watch(String name, Map<String, String> config) throws UnknownException {
        Optional<MirrorConnector> connector = reader.read(name, config);
        return connector.isPresent()
                ? Optional.of(new WatchedGroups(connector.get(), reader.worker()))
                : Optional.empty();
    }

    private Map<String, Map<String, String>> configurations() {
        Map<String, Map<String, String>> all = new TreeMap<>();
        for (String name : group.names()) {
            group.config(name)
                    .filter(config -> MirrorConnector.Role.of(config)
                            .filter(role -> role == MirrorConnector.Role.CHECKPOINT)
                            .isPresent())
                    .ifPresent(config -> all.put(name, config));
        }
        return all;
    }

    private void forget(String name) {
        open.remove(name).watched().ifPresent(WatchedGroups::close);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
