package io.connectfargate.connectors.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.client.ConnectRest;
import io.connectfargate.client.WorkerImage;
import io.connectfargate.client.WorkerJvm;
import io.connectfargate.testsupport.FreePorts;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The product's worker in a JVM of its own, with the folder that the build makes as its only plugin. */
final class PluginWorker implements AutoCloseable {
    /** What an ECS task role gives; a secret by access key. */
    static final Map<String, String> AWS_KEYS = Map.of("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    /** What the variable of the example holds. */
    static final String SECRET = "password-of-the-example";

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Process process;
    private final Path log;
    private final ConnectRest rest;

    private PluginWorker(Process process, Path log, ConnectRest rest) {
        this.process = process;
        this.log = log;
        this.rest = rest;
    }

    /** Starts one and returns when it is healthy. */
    static PluginWorker start(String brokers, String group) throws IOException {
        int port = FreePorts.take();
        Path folder = Files.createTempDirectory(Files.createDirectories(TARGET.resolve("workers")), "worker-");
        Path log = folder.resolve("log");
        Path image = SourceTree.find().workerImage();
        List<String> flags = new ArrayList<>(WorkerImage.sharing(image));
        flags.add("-XX:TieredStopAtLevel=1"); // it lives for seconds
        Process process = new WorkerJvm(WorkerImage.in(image), "512m", folder, FreePorts.take(), flags)
                .worker(environment(brokers, group, port), log)
                .start();
        PluginWorker worker = new PluginWorker(process, log, ConnectRest.onLoopback(port, LIMIT));
        worker.awaitHealthy();
        return worker;
    }

    private static Map<String, String> environment(String brokers, String group, int port) {
        Map<String, String> environment = new HashMap<>();
        environment.put("BROKERS", brokers);
        environment.put("GROUP", group);
        environment.put("CONNECT_LISTENERS", "http://127.0.0.1:" + port);
        environment.put("CONNECT_REST_ADVERTISED_HOST_NAME", "127.0.0.1");
        environment.put("CONNECT_PLUGIN_PATH", TARGET.resolve("plugin").toString());
        environment.put("CONNECT_OFFSET_FLUSH_INTERVAL_MS", "1000");
        environment.put("CONNECT_SCHEDULED_REBALANCE_MAX_DELAY_MS", "0");
        environment.put("SECRET_OPENSEARCH_PASSWORD", SECRET);
        AWS_KEYS.forEach((key, secret) -> {
            environment.put("AWS_ACCESS_KEY_ID", key);
            environment.put("AWS_SECRET_ACCESS_KEY", secret);
        });
        return environment;
    }

    ConnectRest rest() {
        return rest;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends SIGKILL. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void awaitHealthy() {
        try {
            await().atMost(LIMIT).until(() -> {
                assertThat(process.isAlive()).as(this::log).isTrue();
                return rest.isHealthy();
            });
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }
}
