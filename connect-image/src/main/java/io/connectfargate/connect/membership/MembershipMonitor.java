package io.connectfargate.connect.membership;

import io.connectfargate.connect.health.MembershipNote;
import io.connectfargate.connect.metrics.Membership;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.runtime.Herder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the herder's thread for a sign of life, which it gives only as a member of the group. While there is none, the
 * target cluster is probed: a herder that waits for an unavailable cluster is healthy.
 *
 * <p>What it finds goes into the metrics, the log, and a note for the health check. It never keeps the JVM alive.
 */
public final class MembershipMonitor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MembershipMonitor.class);
    /** Each wakes the herder's thread, and is a small file. */
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);
    /** Until it has joined: a task that replaces another one is waited for. */
    private static final Duration AT_START = Duration.ofMillis(250);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(daemon("membership"));
    private final ExecutorService checker = Executors.newSingleThreadExecutor(daemon("membership-target"));
    private final Herder herder;
    private final TargetCheck target;
    private final Path directory;
    private final Membership metric;
    private final Silence silence = new Silence(System::nanoTime);
    private CompletableFuture<Optional<String>> check = CompletableFuture.completedFuture(Optional.empty());
    private boolean unwritten;

    /**
     * Begins at once.
     *
     * @param target probed while the herder does not respond
     * @param directory where the note for the health check goes
     */
    public MembershipMonitor(Herder herder, TargetCheck target, Path directory) {
        this.herder = herder;
        this.target = target;
        this.directory = directory;
        this.metric = Membership.register();
        thread.execute(this::watch);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        checker.shutdownNow();
    }

    private void watch() {
        try {
            if (silence.isToBeAsked()) {
                herder.healthCheck((error, nothing) -> {
                    if (error == null) {
                        silence.heard();
                    }
                });
            }
            if (silence.isLong() && check.isDone()) {
                check = CompletableFuture.supplyAsync(target::failure, checker);
                check.whenComplete(this::take);
            }
        } catch (RuntimeException e) {
            log.warn("The worker's membership cannot be checked", e);
        }
        Silence.State state = silence.state();
        try {
            publish(state);
        } finally {
            // By what the note says: the herder may have answered since.
            Duration pause = state.joined() ? BETWEEN_CHECKS : AT_START;
            if (!thread.isShutdown()) {
                thread.schedule(this::watch, pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void take(Optional<String> failure, Throwable error) {
        if (error != null) {
            log.debug("The target cluster cannot be probed", error);
        } else {
            silence.target(failure.isEmpty());
            failure.filter(sentence -> silence.isNews())
                    .ifPresent(sentence ->
                            log.error("The target cluster is unavailable; tasks wait until it is back. {}", sentence));
        }
    }

    private void publish(Silence.State state) {
        metric.show(state.away().isZero(), state.stuck());
        silence.over()
                .ifPresent(away -> log.info("The target cluster is available again after {} s", away.toSeconds()));
        try {
            new MembershipNote(Instant.now(), state.joined(), state.away(), state.stuck()).write(directory);
            unwritten = false;
        } catch (IOException e) {
            if (!unwritten) {
                log.error("The health check will fail: its state cannot be written to {}", directory, e);
            }
            unwritten = true;
        }
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
