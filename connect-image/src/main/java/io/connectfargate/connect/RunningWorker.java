package io.connectfargate.connect;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.connect.access.AccessMonitor;
import io.connectfargate.connect.config.LauncherOptions;
import io.connectfargate.connect.findings.FindingsMonitor;
import io.connectfargate.connect.healing.FailedParts;
import io.connectfargate.connect.health.WorkerNote;
import io.connectfargate.connect.identity.SourceWatch;
import io.connectfargate.connect.ledger.LedgerMonitor;
import io.connectfargate.connect.membership.MembershipMonitor;
import io.connectfargate.connect.membership.TargetCheck;
import io.connectfargate.connect.metrics.Replication;
import io.connectfargate.connect.metrics.ReplicationBacklog;
import io.connectfargate.connect.rejection.Rejections;
import io.connectfargate.connect.rejection.TargetMonitor;
import io.connectfargate.connect.startup.TargetCluster;
import io.connectfargate.connect.startup.WorkerPermissions;
import io.connectfargate.replication.SameNameReplicationPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;
import org.apache.kafka.connect.runtime.Herder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * Kafka Connect's distributed worker in this JVM, which leaves its group in order when the container is stopped.
 *
 * <p>It stops on the signal itself, before any shutdown hook runs: Connect's hook and Jetty's run at the same time and can block
 * each other forever.
 */
final class RunningWorker {
    private static final Logger log = LoggerFactory.getLogger(RunningWorker.class);
    /** Under the 30 s that ECS waits by default before it kills. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(25);
    /** The health check speaks plain HTTP. */
    private static final Pattern HTTP_LISTENER = Pattern.compile("(?i)http://([^,/]*?):(\\d+)");

    private static final List<String> STATE_TOPICS =
            List.of("config.storage.topic", "offset.storage.topic", "status.storage.topic");

    private final AtomicReference<Connect<?>> running = new AtomicReference<>();
    private final Path directory;
    private final LauncherOptions options;
    private final PrintStream err;

    /** @param directory where the notes for the health check go */
    RunningWorker(Path directory, LauncherOptions options, PrintStream err) {
        this.directory = directory;
        this.options = options;
        this.err = err;
    }

    /** Returns how it ended once the worker has stopped. */
    ExitCode run(Map<String, String> properties) {
        // A copy of these topics would overwrite the worker's own state.
        System.setProperty(SameNameReplicationPolicy.INTERNAL_TOPICS_PROPERTY, internalTopics(properties));
        prepareToStop();
        ReplicationBacklog.register();
        Replication.register();
        try {
            running.set(new ConnectDistributed().startConnect(properties));
        } catch (RuntimeException e) {
            log.debug("The worker did not start", e);
            err.println("The worker did not start: " + reasons(e));
            return ExitCode.UNAVAILABLE;
        }
        Connect<?> connect = running.get();
        URI advertised = connect.rest().advertisedUrl();
        String workerId = workerId(advertised);
        leaveNote(properties, advertised, workerId);
        runMonitored(connect, advertised, properties);
        return ExitCode.OK;
    }

    private static String workerId(URI advertised) {
        return advertised.getHost() + ":" + advertised.getPort();
    }

    /** Watches the worker, its connectors and their clusters until it has stopped. */
    private void runMonitored(Connect<?> connect, URI advertised, Map<String, String> properties) {
        String workerId = workerId(advertised);
        Herder herder = connect.herder();
        Duration interval = options.accessInterval();
        try (MembershipMonitor membership = new MembershipMonitor(herder, target(properties), directory);
                AccessMonitor access = new AccessMonitor(herder, workerId, properties, interval, directory);
                FailedParts failed =
                        new FailedParts(herder, workerId, options.restartsFailed(), access::passes, directory);
                SourceWatch sources = new SourceWatch(herder, workerId, properties);
                TargetMonitor rejections =
                        new TargetMonitor(herder, workerId, properties, options.liftsTimestampLimits());
                FindingsMonitor findings =
                        new FindingsMonitor(herder, workerId, properties, interval, Rejections.OF_THIS_WORKER::of);
                LedgerMonitor ledger = new LedgerMonitor(herder, advertised, properties, interval)) {
            connect.awaitStop();
        }
    }

    private void prepareToStop() {
        for (String signal : List.of("TERM", "INT")) {
            Signal.handle(new Signal(signal), received -> stop(received.getName()));
        }
        // For an end that is none of ours, such as the herder's after an error: Connect's and Jetty's hooks can block
        // each other.
        Runtime.getRuntime().addShutdownHook(new Thread(RunningWorker::startWatchdog, "start-watchdog"));
    }

    private static TargetCheck target(Map<String, String> properties) {
        return new TargetCheck(
                TargetCluster.client(properties),
                WorkerPermissions.of(properties),
                properties.get("group.id"),
                STATE_TOPICS.stream().map(properties::get).toList());
    }

    private void stop(String signal) {
        Connect<?> connect = running.get();
        if (connect == null) {
            // Still starting: it holds nothing that could be handed over.
            Runtime.getRuntime().halt(ExitCode.TERMINATED.code());
            return;
        }
        log.info("SIG{}: draining, {} s at most", signal, STOP_LIMIT.toSeconds());
        startWatchdog();
        connect.stop();
    }

    private void leaveNote(Map<String, String> properties, URI advertised, String workerId) {
        String listeners = properties.getOrDefault("listeners", "");
        String rest = HTTP_LISTENER
                .matcher(listeners)
                .results()
                .findFirst()
                .map(http ->
                        "http://" + (isWildcard(http.group(1)) ? "localhost" : http.group(1)) + ":" + http.group(2))
                .orElse(advertised.toString());
        try {
            new WorkerNote(URI.create(rest), workerId).write(directory);
        } catch (IOException e) {
            log.error("The health check will fail: {} cannot be written ({})", directory, e.toString());
        }
    }

    private static boolean isWildcard(String host) {
        return host.isEmpty() || host.equals("0.0.0.0") || host.equals("[::]");
    }

    private static void startWatchdog() {
        Thread watchdog = new Thread(RunningWorker::haltWhenTimeIsUp, "stop-watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
    }

    private static void haltWhenTimeIsUp() {
        try {
            Thread.sleep(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            return;
        }
        log.error("Draining took longer than {} s; halting", STOP_LIMIT.toSeconds());
        Runtime.getRuntime().halt(ExitCode.TERMINATED.code());
    }

    private static String internalTopics(Map<String, String> properties) {
        return STATE_TOPICS.stream().map(properties::get).collect(Collectors.joining(","));
    }

    private static String reasons(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .map(Throwable::getMessage)
                .filter(message -> message != null)
                .distinct()
                .collect(Collectors.joining(": "));
    }
}
