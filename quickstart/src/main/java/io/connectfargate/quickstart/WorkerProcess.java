package io.connectfargate.quickstart;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.client.WorkerImage;
import io.connectfargate.client.WorkerJvm;
import io.connectfargate.migration.Failure;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The product's worker in a JVM of its own: same launcher, class path, flags, agent and rules as in the image. */
final class WorkerProcess implements AutoCloseable {
    /** The group id, and the suffix of the topics on the target that hold Connect's state. */
    static final String GROUP = "quickstart";

    private static final String HEAP = "1g";
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    /** The image promises to drain in 30 s. */
    private static final int STOP_LIMIT_SECONDS = 35;

    private static final int END_LIMIT_SECONDS = 5;
    private static final int LOG_LINES_SHOWN = 15;

    private final Process process;
    private final Path log;

    private WorkerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the worker and returns at once.
     *
     * @param target bootstrap servers of the cluster that it writes to
     * @param temp where its log and whatever else it writes goes
     */
    static WorkerProcess start(SourceTree tree, String target, Options options, Path temp) {
        Path log = temp.resolve("worker.log");
        Map<String, String> environment = WorkerJvm.inherited();
        environment.put("BROKERS", target);
        environment.put("GROUP", GROUP);
        environment.put("CONNECT_LISTENERS", "http://127.0.0.1:" + options.port());
        environment.put("CONNECT_REST_ADVERTISED_HOST_NAME", "127.0.0.1");
        WorkerJvm jvm =
                new WorkerJvm(WorkerImage.in(tree.workerImage()), HEAP, temp, options.metricsPort(), furtherFlags());
        try {
            Process process =
                    jvm.worker(environment, log).directory(temp.toFile()).start();
            return new WorkerProcess(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("The worker's JVM cannot be started", e);
        }
    }

    /** Tests run dozens of workers for seconds each: they name a file of JVM flags that make these cheaper. */
    private static List<String> furtherFlags() {
        String file = System.getProperty("worker.flags", "");
        return file.isEmpty() ? List.of() : List.of("@" + file);
    }

    /** @throws Failure with the end of its log if it ends, or is not ready within two minutes */
    void awaitReady(ConnectRest rest) throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!rest.isHealthy()) {
            requireRunning();
            if (System.nanoTime() > deadline) {
                throw new Failure(
                        ExitCode.UNAVAILABLE,
                        "The worker's REST API is not ready after " + START_LIMIT.toSeconds() + " s." + logTail());
            }
            Thread.sleep(POLL_INTERVAL.toMillis());
        }
    }

    /** @throws Failure with the end of its log if it has ended */
    void requireRunning() {
        if (!process.isAlive()) {
            throw new Failure(
                    ExitCode.UNAVAILABLE, "The worker exited with code " + process.exitValue() + "." + logTail());
        }
    }

    /**
     * To be asked when it has not answered: its sockets close a little before the process ends.
     *
     * @throws Failure with the end of its log if it has ended, or does within a few seconds
     */
    void requireNotEnding() throws InterruptedException {
        process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS);
        requireRunning();
    }

    /** Returns when the process has ended, which nobody here asked it to. */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
        requireRunning();
    }

    /** Lets it drain, then ends it by force; at once if interrupted. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private String logTail() {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
            return " The end of its log:" + System.lineSeparator() + String.join(System.lineSeparator(), tail);
        } catch (IOException e) {
            return " Its log cannot be read: " + e.getMessage();
        }
    }
}
