package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.health.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The launcher in a JVM of its own, on the image's class path and with the image's logging. */
public final class WorkerProcess implements AutoCloseable {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final int port;
    private final int metricsPort;
    private final Path temp;

    private WorkerProcess(Process process, Path log, int port, int metricsPort, Path temp) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.metricsPort = metricsPort;
        this.temp = temp;
    }

    /** @param environment the only variables that the worker gets, beside a free port for REST */
    public static WorkerProcess start(Map<String, String> environment) throws IOException {
        int port = freePort();
        int metricsPort = freePort();
        Path log = Files.createTempFile(Files.createDirectories(TARGET.resolve("worker-logs")), "worker-", ".log");
        String classPath = Files.readString(TARGET.resolve("worker.classpath")).trim();
        Path temp = Files.createTempDirectory(TARGET.resolve("worker-logs"), "temp-");
        ProcessBuilder builder = new ProcessBuilder(
                java(),
                "-Xmx384m",
                // It lives for seconds.
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.configurationFile=worker-log4j2.properties",
                "-Djava.io.tmpdir=" + temp,
                "-javaagent:%s=127.0.0.1:%d:%s"
                        .formatted(
                                TARGET.resolve("agent/jmx_prometheus_javaagent.jar"),
                                metricsPort,
                                TARGET.resolve("jib/opt/connect/kafka-connect.yml")),
                "-cp",
                classPath,
                WorkerLauncher.class.getName());
        builder.environment().clear();
        builder.environment().put("CONNECT_LISTENERS", "http://0.0.0.0:" + port);
        builder.environment().putAll(environment);
        return new WorkerProcess(
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log, port, metricsPort, temp);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public WorkerProcess awaitHealthy() {
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            assertThat(process.isAlive())
                    .as(() -> "the worker runs; its log:\n" + log())
                    .isTrue();
            return status("GET", "/health", "") == 200;
        });
        return this;
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** @return 0 while nothing listens */
    int status(String method, String path, String body) throws InterruptedException {
        try {
            return request(method, path, body).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    public HttpResponse<String> request(String method, String path, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(address().resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Asks again while the group rebalances, which it does after each connector. */
    public HttpResponse<String> insist(String method, String path, String body) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> request(method, path, body), answer -> answer.statusCode() != 409);
    }

    /** What Prometheus would read. */
    String metrics() throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + metricsPort + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Runs the image's health check and gives its exit code and its line. */
    String probe() throws IOException, InterruptedException {
        String classPath = Files.readString(TARGET.resolve("worker.classpath")).trim();
        Process probe = new ProcessBuilder(
                        java(),
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
