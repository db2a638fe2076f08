package io.connectfargate.connect.findings;

import io.connectfargate.connect.access.ConnectorChecks;
import io.connectfargate.connect.access.MirrorConnector;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.HerderState;
import org.apache.kafka.connect.runtime.TargetState;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the connectors of this group: their configurations every few seconds, the topics of their clusters when one is new
 * or changed and every ten intervals of the access check.
 *
 * <p>Each worker reports all of them; the log of a worker has those that run there, and each finding once. It never keeps
 * the JVM alive.
 */
public final class FindingsMonitor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FindingsMonitor.class);
    private static final Duration LISTING_INTERVAL = Duration.ofSeconds(5);
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
    private final FurtherFindings further;
    private final Duration interval;
    private final Function<String, List<Finding>> ofTarget;
    private final Findings findings = Findings.OF_THIS_WORKER;
    private Map<String, Map<String, String>> before = Map.of();
    private boolean failed;

    /**
     * Begins at once.
     *
     * @param workerId this worker, as Connect's status answers name it
     * @param worker its properties
     * @param interval of the access check
     * @param ofTarget what else is found about a connector that runs here
     */
    public FindingsMonitor(
            Herder herder,
            String workerId,
            Map<String, String> worker,
            Duration interval,
            Function<String, List<Finding>> ofTarget) {
        this.herder = herder;
        this.workerId = workerId;
        this.ofTarget = ofTarget;
        this.reader = new ConnectorChecks(worker, herder.plugins().delegatingLoader());
        this.further = new FurtherFindings(herder.plugins().delegatingLoader(), reader.worker());
        this.interval = interval.multipliedBy(INTERVALS);
        long pause = Math.min(LISTING_INTERVAL.toMillis(), interval.toMillis());
        thread.scheduleWithFixedDelay(this::checkAll, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void checkAll() {
        try {
            Map<String, Map<String, String>> now = configurations();
            watched.keySet().retainAll(now.keySet());
            due.keySet().retainAll(now.keySet());
            now.keySet().forEach(name -> watched.computeIfAbsent(name, first -> new WatchedFindings()));
            if (now.equals(before)) {
                watched.values().forEach(WatchedFindings::configurationAgain);
            } else {
                checkConfigurations(now);
            }
            publish(now);
            now.forEach(this::checkClusters);
            publish(now);
            failed = false;
        } catch (RuntimeException e) {
            if (!failed) {
                log.warn(
                        "The connectors of this group cannot be checked; GET /findings shows the last result and its time",
                        e);
            }
            failed = true;
        }
    }

    /** As they were written. */
    private Map<String, Map<String, String>> configurations() {
        Map<String, Map<String, String>> configurations = new TreeMap<>();
        for (String name : herder.connectors()) {
            ConnectorInfo info = herder.connectorInfo(name);
            if (info != null) {
                configurations.put(name, info.config());
            }
        }
        return configurations;
    }

    private void checkConfigurations(Map<String, Map<String, String>> now) {
        new ConfigurationFindings(reader, further)
                .of(now)
                .forEach((name, found) -> watched.get(name).configuration(found));
        now.forEach((name, config) -> {
            if (!config.equals(before.get(name))) {
                due.remove(name);
            }
        });
        before = now;
    }

    private void checkClusters(String name, Map<String, String> config) {
        if (HerderState.targetState(herder, name) == TargetState.STOPPED) {
            watched.get(name).noClusters();
            due.remove(name);
            return;
        }
        if (due.containsKey(name) && System.nanoTime() - due.get(name) < 0) {
            return;
        }
        due.put(name, System.nanoTime() + interval.toNanos());
        if (MirrorConnector.Role.of(config).isEmpty()) {
            if (isSource(name)) {
                TopicCreation.find(name, config, reader.worker(), watched.get(name));
            }
            return;
        }
        MirrorConnector connector;
        try {
            connector = reader.read(name, config).orElse(null);
        } catch (RuntimeException e) {
            // Reported already, with its configuration.
            log.debug("The configuration of {} cannot be read", name, e);
            return;
        }
        if (connector != null && connector.role() == MirrorConnector.Role.SOURCE) {
            TopicFindings.find(connector, reader.worker(), watched.get(name));
        }
    }

    private boolean isSource(String name) {
        ConnectorInfo info = herder.connectorInfo(name);
        return info != null && info.type() == ConnectorType.SOURCE;
    }

    private void publish(Map<String, Map<String, String>> now) {
        findings.retain(now.keySet());
        watched.forEach((name, watch) -> {
            watch.target(ofTarget.apply(name));
            findings.put(name, watch.checked());
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
