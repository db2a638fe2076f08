package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.client.ConnectRest;
import io.connectfargate.client.WorkerImage;
import io.connectfargate.client.WorkerJvm;
import io.connectfargate.connect.health.Probe;
import io.connectfargate.testsupport.FreePorts;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The launcher in a JVM of its own, as the image starts it. */
public final class WorkerProcess implements AutoCloseable {
    /** What the probe says of a worker that works, before anything else that it has seen. */
    public static final String HEALTHY = "healthy: REST responds, the worker is in its group";

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path IMAGE = SourceTree.find().workerImage();
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Process process;
    private final Path log;
    private final int port;
    private final int metricsPort;
    private final Path temp;
    private final ConnectRest rest;

    private WorkerProcess(Process process, Path log, int port, int metricsPort, Path temp) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.metricsPort = metricsPort;
        this.temp = temp;
        rest = new ConnectRest(address(), LIMIT);
    }

    /** @param environment the only variables that the worker gets, in addition to a free port for REST */
    public static WorkerProcess start(Map<String, String> environment) throws IOException {
        return start(environment, WorkerImage.sharing(IMAGE), flag -> true);
    }

    /**
     * Starts one that writes the classes it has loaded into an archive when it ends.
     *
     * <p>Without the agent, since the JVM writes none with one; those that use it may have one.
     */
    static WorkerProcess startRecording(Map<String, String> environment, Path archive) throws IOException {
        return start(
                environment, List.of("-XX:ArchiveClassesAtExit=" + archive), flag -> !flag.startsWith("-javaagent:"));
    }

    private static WorkerProcess start(Map<String, String> environment, List<String> sharing, Predicate<String> flags)
            throws IOException {
        int port = FreePorts.take();
        int metricsPort = FreePorts.take();
        Path log = Files.createTempFile(Files.createDirectories(TARGET.resolve("worker-logs")), "worker-", ".log");
        Path temp = Files.createTempDirectory(TARGET.resolve("worker-logs"), "temp-");
        Map<String, String> variables = new HashMap<>(Map.of("CONNECT_LISTENERS", "http://0.0.0.0:" + port));
        variables.putAll(environment);
        List<String> further = new ArrayList<>(sharing);
        further.add("-XX:TieredStopAtLevel=1"); // it lives for seconds
        ProcessBuilder worker =
                new WorkerJvm(WorkerImage.in(IMAGE), "384m", temp, metricsPort, further).worker(variables, log);
        worker.command().removeIf(flags.negate());
        return new WorkerProcess(worker.start(), log, port, metricsPort, temp);
    }

    /** Kills it if it is not: a caller that waits in the head of a try statement has nothing to close yet. */
    public WorkerProcess awaitHealthy() {
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                assertThat(process.isAlive())
                        .as(() -> "the worker runs; its log:\n" + log())
                        .isTrue();
                return status("GET", "/health", "") == 200;
            });
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        return this;
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** @return 0 while nothing listens */
    public int status(String method, String path, String body) throws InterruptedException {
        try {
            return request(method, path, body).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    public HttpResponse<String> request(String method, String path, String body)
            throws IOException, InterruptedException {
        return rest.exchange(method, path, body);
    }

    /** Asks again while the group rebalances, which it does after each connector. */
    public HttpResponse<String> insist(String method, String path, String body) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> request(method, path, body), answer -> answer.statusCode() != 409);
    }

    /** What Prometheus would read. */
    public String metrics() throws IOException, InterruptedException {
        return ConnectRest.onLoopback(metricsPort, LIMIT)
                .exchange("GET", "/metrics", "")
                .body();
    }

    /** Runs the image's health check and gives its exit code and its line. */
    public String probe() throws IOException, InterruptedException {
        String classPath = WorkerImage.in(IMAGE).classPath();
        Process probe = new ProcessBuilder(
                        WorkerJvm.java(),
                        "-Xmx32m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temp,
                        "-cp",
                        classPath,
                        Probe.class.getName(),
                        address().toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return probe.waitFor() + " " + output;
    }

    /** Where the worker puts what it fetches, {@code /tmp} in the image. */
    public Path temp() {
        return temp;
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Sends SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Sends SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    public int awaitExit(Duration limit) throws InterruptedException {
        assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
                .as(() -> "the worker ends within " + limit + "; its log:\n" + log())
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
