package io.connectfargate.connect.identity;

import io.connectfargate.checks.identity.SourceIdentity;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.ConnectorChecks;
import io.connectfargate.connect.access.ConnectorSides;
import io.connectfargate.connect.access.MirrorConnector;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Herder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns which source the connectors of this worker copy from, each when it runs for the first time: {@link OtherSourceRule}
 * compares it with what a new configuration names. It rejects nothing, and never keeps the JVM alive.
 */
public final class SourceWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SourceWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    /** A source that does not respond is asked less often. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watch = new Thread(task, "source-watch");
        watch.setDaemon(true);
        return watch;
    });
    private final Map<String, Map<String, String>> learned = new HashMap<>();
    /** Reading a configuration makes objects that log. */
    private final Map<String, Optional<MirrorConnector>> connectors = new HashMap<>();

    private final Map<String, Long> failed = new HashMap<>();
    private final Herder herder;
    private final String workerId;
    private final ConnectorChecks reader;
    private final ConnectorGroup group;
    private final SourceNotes notes;

    /**
     * Begins at once.
     *
     * @param workerId this worker, as Connect's status answers name it
     * @param worker its properties
     */
    public SourceWatch(Herder herder, String workerId, Map<String, String> worker) {
        this.herder = herder;
        this.workerId = workerId;
        this.reader = new ConnectorChecks(worker, herder.plugins().delegatingLoader());
        this.group = new ConnectorGroup(herder);
        this.notes = new SourceNotes(herder);
        thread.scheduleWithFixedDelay(this::checkAll, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void checkAll() {
        try {
            learned.keySet().retainAll(group.names());
            failed.keySet().retainAll(group.names());
            connectors.keySet().retainAll(group.names());
            group.names().stream().filter(this::runsHere).forEach(this::learnSource);
        } catch (RuntimeException e) {
            log.warn("The connectors of this worker cannot be listed", e);
        }
    }

    private void learnSource(String name) {
        Optional<Map<String, String>> config = group.config(name);
        Long before = failed.get(name);
        if (config.isEmpty() || before != null && System.nanoTime() - before < PAUSE.toNanos()) {
            return;
        }
        try {
            connector(name, config.get())
                    .filter(connector -> notes.get(connector).isEmpty() || isNewAndMeant(name, config.get()))
                    .ifPresent(this::learn);
            learned.put(name, config.get());
            failed.remove(name);
        } catch (RuntimeException e) {
            if (failed.put(name, System.nanoTime()) == null) {
                log.warn("The source of connector {} is not recorded yet: {}", name, e.getMessage());
            }
        }
    }

    private Optional<MirrorConnector> connector(String name, Map<String, String> config) {
        if (!config.equals(learned.get(name))) {
            connectors.put(
                    name,
                    Subject.read(reader, name, config)
                            .filter(connector -> connector.role() == MirrorConnector.Role.SOURCE));
        }
        return connectors.get(name);
    }

    /** Another source than before, if that is allowed. */
    private boolean isNewAndMeant(String name, Map<String, String> config) {
        return !config.equals(learned.get(name)) && Allowance.of(config).contains(Allowance.OTHER_SOURCE);
    }

    private void learn(MirrorConnector connector) {
        try (ConnectorSides sides = new ConnectorSides(reader.worker())) {
            SourceIdentity identity = SourceIdentity.of(sides.source(connector), connector::wantsTopic);
            if (notes.get(connector).filter(identity::equals).isEmpty()) {
                notes.put(connector, identity);
                log.info("Connector {} copies from the cluster with the id {}", connector.name(), identity.clusterId());
            }
        } catch (UnknownException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private boolean runsHere(String name) {
        try {
            var connector = herder.connectorStatus(name).connector();
            return workerId.equals(connector.workerId()) && connector.state().equals("RUNNING");
        } catch (NotFoundException e) {
            return false;
        }
    }
}
