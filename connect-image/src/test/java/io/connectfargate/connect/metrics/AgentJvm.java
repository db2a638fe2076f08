package io.connectfargate.connect.metrics;

import static org.awaitility.Awaitility.await;

import io.connectfargate.client.WorkerImage;
import io.connectfargate.client.WorkerJvm;
import io.connectfargate.testsupport.FreePorts;
import io.prometheus.jmx.JavaAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A child JVM with this test's class path, the image's flags, and the real exporter attached as it is in the image.
 *
 * <p>The rules are a copy in the folder given, which a test may overwrite: the agent reads a changed file again.
 */
final class AgentJvm implements AutoCloseable {
    static final Path RULES = Path.of("src/main/jib/opt/connect/kafka-connect.yml");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path log;
    private final int port;
    private final Process process;
    private final Path rules;

    private AgentJvm(Path folder, Map<String, String> environment, String mainClass, String... flags)
            throws IOException {
        log = folder.resolve("child.log");
        port = FreePorts.take();
        rules = Files.copy(RULES, folder.resolve("rules.yml"));
        WorkerImage image = new WorkerImage(
                System.getProperty("java.class.path"), WorkerImage.flags(Path.of("target")), agentJar(), rules);
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.putAll(environment);
        process = new WorkerJvm(image, "512m", folder, port)
                .with(flags)
                .process(variables, log, mainClass)
                .start();
    }

    /**
     * Starts a main class and returns at once.
     *
     * @param folder where the log, the rules and the temporary files of the child lie
     * @param environment what the child finds there in addition to this JVM's own
     */
    static AgentJvm start(Path folder, Map<String, String> environment, Class<?> mainClass) {
        try {
            return new AgentJvm(folder, environment, mainClass.getName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A worker of which nothing is measured: it lives for too short a time for the optimizing compiler. */
    static AgentJvm startWorker(Path folder, Map<String, String> environment) {
        try {
            return new AgentJvm(folder, environment, WorkerJvm.LAUNCHER, "-XX:TieredStopAtLevel=1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules that the agent runs with. */
    Path rules() {
        return rules;
    }

    /**
     * The CPU time of some threads since they started, in seconds, as the JVM itself reports it.
     *
     * @param name a part of their names
     */
    double cpu(String name) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process dump = new ProcessBuilder(jcmd, Long.toString(process.pid()), "Thread.print").start();
        Pattern thread = Pattern.compile("\"([^\"]*)\" .*? cpu=([0-9.]+)ms .*");
        return new String(dump.getInputStream().readAllBytes())
                .lines()
                .map(thread::matcher)
                .filter(found -> found.matches() && found.group(1).contains(name))
                .mapToDouble(found -> Double.parseDouble(found.group(2)) / 1000)
                .sum();
    }

    /** Asks the exporter, which answers as soon as the JVM has loaded its agent. */
    Scrape scrape() {
        return Scrape.of(body("http://127.0.0.1:" + port + "/metrics"));
    }

    /**
     * Waits until an address answers 200.
     *
     * @throws org.awaitility.core.ConditionTimeoutException after a minute
     * @throws IllegalStateException if the child ended, with its log
     */
    void awaitOk(String url) {
        await(url)
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .conditionEvaluationListener(c -> failIfDead())
                .until(() -> body(url) != null);
    }

    /** Waits until the child has printed a line, at most a minute. */
    void awaitLine(String line) {
        await(line)
                .atMost(Duration.ofMinutes(1))
                .conditionEvaluationListener(c -> failIfDead())
                .until(() -> log().contains(line));
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void failIfDead() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The child JVM ended with " + process.exitValue() + ":\n" + log());
        }
    }

    private String body(String url) {
        try {
            var response = http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(url + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path agentJar() {
        try {
            return Path.of(JavaAgent.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
