package io.connectfargate.connect.healing;

import io.connectfargate.connect.health.FailureNote;
import io.connectfargate.connect.metrics.Restarts;
import io.connectfargate.connect.rejection.NamedFailures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restarts connectors and tasks that have failed on this worker. What it remembers goes with the worker: a task that moves to
 * another one starts a new count.
 *
 * <p>The log has a line for each failure and each restart, the metrics count them, and a note informs the health check. It never
 * keeps the JVM alive.
 */
public final class FailedParts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FailedParts.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread healing = new Thread(task, "healing");
        healing.setDaemon(true);
        return healing;
    });
    private final Map<Part, Attempts> attempts = new HashMap<>();
    private final LostMetrics lostMetrics = new LostMetrics();
    private final Herder herder;
    private final String workerId;
    private final NamedFailures named;
    private final Restarter restarter;
    private final Choice choice;
    private final Access access;
    private final Path directory;
    private final Restarts metric = Restarts.register();
    private FailureNote note;

    /** What is known of a connector's access to its clusters. */
    public interface Access {
        /**
         * Whether the last try succeeded.
         *
         * @param since on the clock of {@link System#nanoTime}; a try that began earlier does not count
         */
        boolean passes(String connector, long since);
    }

    /**
     * Begins at once.
     *
     * @param workerId this worker, as Connect's status answers name it
     * @param on false to restart nothing
     * @param directory where the note for the health check goes
     */
    public FailedParts(Herder herder, String workerId, boolean on, Access access, Path directory) {
        this.herder = herder;
        this.workerId = workerId;
        this.named = new NamedFailures(herder);
        this.restarter = new Restarter(herder, metric);
        this.choice = new Choice(on);
        this.access = access;
        this.directory = directory;
        thread.scheduleWithFixedDelay(this::restartAll, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void restartAll() {
        try {
            Collection<String> connectors = herder.connectors();
            metric.retain(connectors);
            attempts.keySet().removeIf(part -> !connectors.contains(part.connector()));
            lostMetrics.retain(part -> connectors.contains(part.connector()));
            Map<String, String> causes = new TreeMap<>();
            connectors.forEach(name -> restart(name, causes));
            publish(new FailureNote(causes));
        } catch (RuntimeException e) {
            log.warn("The failed connectors and tasks of this worker cannot be listed", e);
        }
    }

    private void restart(String name, Map<String, String> causes) {
        ConnectorInfo info = herder.connectorInfo(name);
        List<Part.Status> parts = info == null ? List.of() : parts(name);
        int givenUp = 0;
        for (Part.Status status : parts) {
            if (status.isFailed()) {
                Failure failure = Failure.of(trace(status));
                causes.put(status.part().toString(), failure.cause());
                givenUp += heal(status.part(), failure, info.config()) ? 0 : 1;
            } else if ("RUNNING".equals(status.state())) {
                runs(status.part());
                showAgain(status.part(), info.config());
            } else {
                lostMetrics.forget(status.part());
            }
        }
        if (!parts.isEmpty()) {
            metric.show(name, givenUp);
        }
    }

    private List<Part.Status> parts(String name) {
        try {
            return Part.on(workerId, herder.connectorStatus(name));
        } catch (NotFoundException e) {
            return List.of();
        }
    }

    private String trace(Part.Status status) {
        Part part = status.part();
        return part.task().isPresent()
                ? named.trace(part.connector(), part.task().getAsInt(), status.trace())
                : status.trace();
    }

    private void runs(Part part) {
        Attempts known = attempts.get(part);
        if (known != null) {
            known.run();
            if (known.isForgotten(System.nanoTime())) {
                attempts.remove(part);
            }
        }
    }

    private void showAgain(Part part, Map<String, String> config) {
        if (restarter.isBusy(part) || !lostMetrics.isLost(part, config, System.nanoTime())) {
            return;
        }
        String lost = "whose metrics were lost when the task before it ended too late";
        String obstacle = choice.obstacle(config);
        if (obstacle == null) {
            restarter.restart(part, lost, () -> {});
        } else {
            log.warn(
                    "Connector {} runs, {}: dashboards and alerts do not see it. Not restarted, since {}; restart it",
                    part,
                    lost,
                    obstacle);
        }
    }

    /** @return whether it is being restarted, and not only every ten minutes */
    private boolean heal(Part part, Failure failure, Map<String, String> config) {
        if (restarter.isBusy(part)) {
            return true;
        }
        long now = System.nanoTime();
        Attempts known = attempts.computeIfAbsent(part, first -> new Attempts());
        boolean news = known.fail(now);
        Plan plan = Plan.of(failure, choice, config, known, now);
        if (news) {
            log.error("Connector {} has failed: {}. {}", part, failure.cause(), plan.sentence());
        }
        boolean allowed = !plan.needsAccess() || access.passes(part.connector(), known.failedAt());
        if (plan.restarts() && allowed && known.isDue(now, plan.delay())) {
            restarter.restart(part, "which had failed: " + failure.cause(), () -> known.restart(System.nanoTime()));
        }
        return plan.restarts() && allowed && plan.delay().compareTo(Attempts.SLOW) < 0;
    }

    private void publish(FailureNote now) {
        if (Objects.equals(now, note)) {
            return;
        }
        try {
            now.write(directory);
            note = now;
        } catch (IOException e) {
            log.warn("The health check cannot report failures: {} cannot be written", directory, e);
        }
    }
}
