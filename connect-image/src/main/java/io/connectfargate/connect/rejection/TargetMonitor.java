package io.connectfargate.connect.rejection;

import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.ConnectorChecks;
import io.connectfargate.connect.access.MirrorConnector;
import io.connectfargate.connect.metrics.TargetRejections;
import io.connectfargate.replication.LeftOutTopics;
import io.connectfargate.replication.SameNameReplicationPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.HerderState;
import org.apache.kafka.connect.runtime.TargetState;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what the target rejects of the source connectors that run on this worker, and has them leave out a topic that would stall
 * all others of its task. It never keeps the JVM alive.
 */
public final class TargetMonitor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TargetMonitor.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** A client keeps the password that it was made with, which may have been renewed since. */
    private static final int FAILURES = 10;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread monitor = new Thread(task, "target-monitor");
        monitor.setDaemon(true);
        return monitor;
    });
    private final Map<String, Watch> watched = new HashMap<>();
    private final Map<String, Integer> unanswered = new HashMap<>();
    private final Herder herder;
    private final ConnectorRestarts restarts;
    private final String workerId;
    private final ConnectorChecks reader;
    private final boolean lifts;
    private final TargetRejections metric = TargetRejections.register();

    /** @param written the configuration that it was made of */
    private record Watch(Map<String, String> written, MirrorConnector connector, WatchedTarget target) {}

    /**
     * Starts at once.
     *
     * @param workerId this worker, as Connect's status reports it
     * @param worker its properties
     * @param lifts whether limits for the time of records may be raised on copies until the cutover
     */
    public TargetMonitor(Herder herder, String workerId, Map<String, String> worker, boolean lifts) {
        this.herder = herder;
        restarts = new ConnectorRestarts(herder::restartConnector);
        this.lifts = lifts;
        this.workerId = workerId;
        reader = new ConnectorChecks(worker, herder.plugins().delegatingLoader());
        thread.scheduleWithFixedDelay(this::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        try {
            Map<String, Map<String, String>> here = here();
            for (String gone : Set.copyOf(watched.keySet())) {
                if (!watched.get(gone).written().equals(here.get(gone))) {
                    watched.remove(gone).target().close();
                }
                if (!here.containsKey(gone)) {
                    LeftOutTopics.set(gone, Set.of());
                }
            }
            here.forEach(this::look);
            restarts.run(here.keySet());
            Rejections.OF_THIS_WORKER.retain(watched.keySet());
            metric.retain(watched.keySet());
        } catch (RuntimeException e) {
            log.warn("What the target rejects could not be checked", e);
        }
    }

    /** The configurations of source connectors that run on this worker and may copy. */
    private Map<String, Map<String, String>> here() {
        Map<String, Map<String, String>> here = new TreeMap<>();
        for (String name : herder.connectors()) {
            ConnectorInfo info = herder.connectorInfo(name);
            if (info != null
                    && MirrorConnector.Role.of(info.config())
                            .filter(role -> role == MirrorConnector.Role.SOURCE)
                            .isPresent()
                    && HerderState.targetState(herder, name) != TargetState.STOPPED
                    && isHere(name)) {
                here.put(name, info.config());
            }
        }
        return here;
    }

    private boolean isHere(String name) {
        try {
            return workerId.equals(herder.connectorStatus(name).connector().workerId());
        } catch (NotFoundException e) {
            return false;
        }
    }

    private void look(String name, Map<String, String> config) {
        try {
            Watch watch = watched.get(name);
            if (watch == null) {
                watch = begin(name, config);
            }
            if (watch != null) {
                watch.target().look(failures(name));
                publish(watch);
                unanswered.remove(name);
            }
        } catch (UnknownException | KafkaException e) {
            log.debug("What the target of {} rejects is unknown", name, e);
            if (unanswered.merge(name, 1, Integer::sum) >= FAILURES && watched.containsKey(name)) {
                unanswered.remove(name);
                watched.remove(name).target().close();
            }
        } catch (RuntimeException e) {
            log.debug("The configuration of {} cannot be read", name, e);
        }
    }

    private Watch begin(String name, Map<String, String> config) {
        MirrorConnector connector = reader.read(name, config).orElse(null);
        if (connector == null || !connector.is("enabled")) {
            return null;
        }
        Watch watch = new Watch(
                config,
                connector,
                new WatchedTarget(connector, reader.worker(), lifts ? new LiftedLimits(herder, connector) : null));
        watched.put(name, watch);
        return watch;
    }

    private List<SendFailure> failures(String name) {
        try {
            return herder.connectorStatus(name).tasks().stream()
                    .map(ConnectorStateInfo.AbstractState::trace)
                    .flatMap(trace -> SendFailure.in(trace).stream())
                    .toList();
        } catch (NotFoundException e) {
            return List.of();
        }
    }

    private void publish(Watch watch) {
        String name = watch.connector().name();
        boolean leavesOut = watch.connector().policy() instanceof SameNameReplicationPolicy;
        Set<String> leftOut = leavesOut ? watch.target().leftOut() : Set.of();
        List<Rejection> rejections = watch.target().rejections();
        Rejections.OF_THIS_WORKER.put(
                name, Sentences.of(name, rejections, leavesOut, leftOut), Sentences.byTopic(rejections));
        metric.show(name, Counts.of(rejections));
        if (watch.target().isSure() && LeftOutTopics.set(name, leftOut)) {
            if (leftOut.isEmpty()) {
                log.info("Connector {} no longer leaves out any topic", name);
            } else {
                log.warn(
                        "Connector {} now leaves out, since the target rejects them: {}", name, new TreeSet<>(leftOut));
            }
            // It chooses its topics when it starts, and maybe not again for ten minutes.
            restarts.add(name);
        }
    }
}
