package io.connectfargate.connect.findings;

import io.connectfargate.connect.access.ConnectorChecks;
import io.connectfargate.connect.access.MirrorConnector;
import io.connectfargate.connect.identity.Side;
import io.connectfargate.connect.identity.Sides;
import io.connectfargate.connect.identity.UnknownException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.HerderState;
import org.apache.kafka.connect.runtime.TargetState;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at MirrorMaker's connectors of this group: at their configurations every few seconds, at the topics of their clusters when
 * one is new or changed and every ten intervals of the access check.
 *
 * <p>Each worker answers for all of them; the log of a worker tells of those that run there, and each finding once. It never keeps
 * the JVM alive.
 */
public final class FindingsMonitor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FindingsMonitor.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int INTERVALS = 10;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread monitor = new Thread(task, "findings-monitor");
        monitor.setDaemon(true);
        return monitor;
    });
    private final Map<String, WatchedFindings> watched = new HashMap<>();
    private final Map<String, Long> due = new HashMap<>();
    private final Herder herder;
    private final String workerId;
    private final ConnectorChecks reader;
    private final Duration interval;
    private final Findings findings = Findings.OF_THIS_WORKER;
    private Map<String, Map<String, String>> before = Map.of();
    private boolean failed;

    /**
     * Begins at once.
     *
     * @param workerId this worker, as Connect's status answers name it
     * @param worker its properties
     * @param interval of the access check
     */
    public FindingsMonitor(Herder herder, String workerId, Map<String, String> worker, Duration interval) {
        this.herder = herder;
        this.workerId = workerId;
        this.reader = new ConnectorChecks(worker, herder.plugins().delegatingLoader());
        this.interval = interval.multipliedBy(INTERVALS);
        long pause = Math.min(LOOK.toMillis(), interval.toMillis());
        thread.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        try {
            Map<String, Map<String, String>> now = configurations();
            watched.keySet().retainAll(now.keySet());
            due.keySet().retainAll(now.keySet());
            now.keySet().forEach(name -> watched.computeIfAbsent(name, first -> new WatchedFindings()));
            if (now.equals(before)) {
                watched.values().forEach(WatchedFindings::configurationAgain);
            } else {
                lookAtConfigurations(now);
            }
            publish(now);
            now.forEach(this::lookAtClusters);
            publish(now);
            failed = false;
        } catch (RuntimeException e) {
            if (!failed) {
                log.warn("The connectors of this group cannot be looked at; GET /findings is as old as it says", e);
            }
            failed = true;
        }
    }

    /** Those of MirrorMaker's connectors, as they were written. */
    private Map<String, Map<String, String>> configurations() {
        Map<String, Map<String, String>> configurations = new TreeMap<>();
        for (String name : herder.connectors()) {
            ConnectorInfo info = herder.connectorInfo(name);
            if (info != null && MirrorConnector.Role.of(info.config()).isPresent()) {
                configurations.put(name, info.config());
            }
        }
        return configurations;
    }

    private void lookAtConfigurations(Map<String, Map<String, String>> now) {
        Map<String, List<Finding>> found = new HashMap<>();
        List<Configured> readable = new ArrayList<>();
        now.forEach((name, config) -> {
            found.put(name, new ArrayList<>());
            try {
                reader.read(name, config)
                        .map(connector -> new Configured(connector, config))
                        .ifPresent(readable::add);
            } catch (ConfigException e) {
                // Its message may hold a value.
                found.get(name)
                        .add(unknown(
                                name,
                                "connector.class",
                                "The configuration of connector " + name
                                        + " cannot be read by this worker, so nothing is known about it; GET /connectors/"
                                        + name
                                        + "/status says why."));
            }
        });
        Disagreements disagreements = new Disagreements(readable);
        for (Configured connector : readable) {
            List<Finding> own = found.get(connector.name());
            own.addAll(UnreadKeys.of(connector));
            own.addAll(disagreements.of(connector));
            own.addAll(Delivery.of(connector, reader.worker()));
        }
        found.forEach((name, all) -> watched.get(name).configuration(all));
        now.forEach((name, config) -> {
            if (!config.equals(before.get(name))) {
                due.remove(name);
            }
        });
        before = now;
    }

    private void lookAtClusters(String name, Map<String, String> config) {
        if (HerderState.targetState(herder, name) == TargetState.STOPPED) {
            watched.get(name).noClusters();
            due.remove(name);
            return;
        }
        if (due.containsKey(name) && System.nanoTime() - due.get(name) < 0) {
            return;
        }
        due.put(name, System.nanoTime() + interval.toNanos());
        try {
            reader.read(name, config)
                    .filter(connector -> connector.role() == MirrorConnector.Role.SOURCE)
                    .ifPresent(this::lookAtClusters);
        } catch (RuntimeException e) {
            watched.get(name).clustersUnknown(unreadable(name, e));
        }
    }

    private void lookAtClusters(MirrorConnector connector) {
        WatchedFindings watch = watched.get(connector.name());
        try (Sides sides = new Sides(reader.worker())) {
            Side source = sides.source(connector);
            Side target = sides.target(connector);
            Copies copies = Copies.of(connector, source, target);
            List<Finding> found = new ArrayList<>(Partitions.of(connector, copies));
            found.addAll(new TimestampTypes(connector, copies).of(source, target));
            watch.clusters(found);
        } catch (UnknownException e) {
            watch.clustersUnknown(unknown(
                    connector.name(),
                    "topics",
                    "The topics of connector " + connector.name() + " and their copies were not looked at: "
                            + e.getMessage() + ". It is tried again."));
        }
    }

    /** Kafka's message may hold a value, so it is left out. */
    private static Finding unreadable(String name, RuntimeException e) {
        log.debug("The configuration of {} cannot be read", name, e);
        return unknown(
                name,
                "connector.class",
                "The configuration of connector " + name + " cannot be read by this worker, so nothing is known about it;"
                        + " GET /connectors/" + name + "/status says why.");
    }

    private static Finding unknown(String connector, String key, String sentence) {
        return new Finding(connector, Kind.NOT_LOOKED_AT, key, sentence);
    }

    private void publish(Map<String, Map<String, String>> now) {
        findings.retain(now.keySet());
        watched.forEach((name, watch) -> {
            findings.put(name, watch.looked());
            if (isHere(name)) {
                watch.tell();
            } else {
                watch.leaveTelling();
            }
        });
    }

    private boolean isHere(String name) {
        try {
            return workerId.equals(herder.connectorStatus(name).connector().workerId());
        } catch (NotFoundException e) {
            return false;
        }
    }
}
