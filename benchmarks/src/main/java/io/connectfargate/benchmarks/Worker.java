package io.connectfargate.benchmarks;

import io.connectfargate.client.ConnectRest;
import io.connectfargate.client.WorkerJvm;
import io.connectfargate.testsupport.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Connect worker in a JVM of its own, on the image's class path with the image's flags: the product's, or Kafka's own. */
final class Worker implements AutoCloseable {
    /** The name of the connector that is measured. */
    static final String CONNECTOR = "mm2-msc";

    private static final String STOCK = "org.apache.kafka.connect.cli.ConnectDistributed";
    private static final String GROUP = "benchmark";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration START_LIMIT = Duration.ofSeconds(180);
    private static final int STOP_LIMIT_SECONDS = 60;

    private final Process process;
    private final Path log;
    private final ConnectRest rest;

    private Worker(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        rest = ConnectRest.onLoopback(port, TIMEOUT);
    }

    /**
     * Starts the worker of a variant and returns at once.
     *
     * @param target bootstrap servers of the cluster that it writes to
     */
    static Worker start(Setup setup, Variant variant, String target) {
        Path output = setup.output();
        Path log = output.resolve("worker-" + variant.name() + ".log");
        List<Integer> ports = FreePorts.take(2);
        int port = ports.get(0);
        WorkerJvm jvm = new WorkerJvm(setup.image(), "1g", output, ports.get(1));
        Map<String, String> environment = WorkerJvm.inherited();
        try {
            ProcessBuilder builder;
            if (variant.stock()) {
                Path file = Files.write(output.resolve("stock-worker.properties"), stock(target, port));
                builder = jvm.process(environment, log, STOCK, file.toString());
            } else {
                environment.putAll(product(variant, target, port));
                builder = jvm.worker(environment, log);
            }
            return new Worker(builder.directory(output.toFile()).start(), log, port);
        } catch (IOException e) {
            throw new UncheckedIOException("The worker cannot be started", e);
        }
    }

    /** Waits for its REST API, which is then returned. */
    ConnectRest awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!rest.isHealthy()) {
            requireRunning();
            if (System.nanoTime() > deadline) {
                throw new Failure("The worker is not ready after " + START_LIMIT.toSeconds() + " s, see " + log);
            }
            Thread.sleep(100);
        }
        return rest;
    }

    /** Where it writes what it has to say. */
    Path log() {
        return log;
    }

    /** @throws Failure if the process has ended, or the connector has failed */
    void requireHealthy() throws InterruptedException {
        requireRunning();
        List<String> failures = rest.failures(CONNECTOR);
        if (!failures.isEmpty()) {
            throw new Failure(String.join(System.lineSeparator(), failures));
        }
    }

    /** CPU time of the process so far, user and system, all threads; in steps of 10 ms. */
    Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new Failure("This system does not report a process's CPU time"));
    }

    /** The most physical memory that the process has held so far, in bytes. */
    long peakMemory() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it drain, then ends it by force. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void requireRunning() {
        if (!process.isAlive()) {
            throw new Failure("The worker exited with code " + process.exitValue() + ", see " + log);
        }
    }

    private static Map<String, String> product(Variant variant, String target, int port) {
        return Map.of(
                "BROKERS",
                target,
                "GROUP",
                GROUP,
                "CONNECT_LISTENERS",
                "http://127.0.0.1:" + port,
                "CONNECT_REST_ADVERTISED_HOST_NAME",
                "127.0.0.1",
                "CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT",
                variant.exactlyOnce() ? "enabled" : "disabled");
    }

    /** The required properties, and what a cluster of one broker needs; everything else is Kafka's default. */
    private static List<String> stock(String target, int port) {
        return List.of(
                "bootstrap.servers=" + target,
                "group.id=" + GROUP,
                "listeners=http://127.0.0.1:" + port,
                "key.converter=org.apache.kafka.connect.converters.ByteArrayConverter",
                "value.converter=org.apache.kafka.connect.converters.ByteArrayConverter",
                "config.storage.topic=connect-configs",
                "config.storage.replication.factor=1",
                "offset.storage.topic=connect-offsets",
                "offset.storage.replication.factor=1",
                "status.storage.topic=connect-status",
                "status.storage.replication.factor=1",
                "exactly.once.source.support=disabled");
    }
}
