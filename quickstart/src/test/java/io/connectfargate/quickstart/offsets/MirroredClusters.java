package io.connectfargate.quickstart.offsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.client.ConnectRest;
import io.connectfargate.client.ConnectorFile;
import io.connectfargate.client.WorkerImage;
import io.connectfargate.client.WorkerJvm;
import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.testsupport.FreePorts;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;

/** Two clusters, and the product's worker that copies from one to the other with the product's connector files. */
public final class MirroredClusters implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    public final EmbeddedKafka source;
    public final EmbeddedKafka target;
    public final Admin sourceAdmin;
    public final Admin targetAdmin;
    public final ConnectRest rest;
    private final Process worker;
    private final Path log;

    /** @param folder for the worker's log and temporary files */
    public MirroredClusters(Path folder) throws IOException {
        Map<String, String> properties = new HashMap<>(Map.of(
                "auto.create.topics.enable", "false",
                "log.cleaner.backoff.ms", "100",
                "log.initial.task.delay.ms", "100",
                "log.retention.check.interval.ms", "500",
                "group.coordinator.rebalance.protocols", "classic,consumer,streams,share",
                "group.share.enable", "true",
                "unstable.api.versions.enable", "true"));
        source = EmbeddedKafka.start(1, properties);
        target = EmbeddedKafka.start(1, properties);
        sourceAdmin = Admin.create(Map.of("bootstrap.servers", source.bootstrapServers()));
        targetAdmin = Admin.create(Map.of("bootstrap.servers", target.bootstrapServers()));
        int port = FreePorts.take();
        Map<String, String> environment = WorkerJvm.inherited();
        environment.put("BROKERS", target.bootstrapServers());
        environment.put("GROUP", "offsets");
        environment.put("CONNECT_LISTENERS", "http://127.0.0.1:" + port);
        environment.put("CONNECT_REST_ADVERTISED_HOST_NAME", "127.0.0.1");
        log = folder.resolve("worker.log");
        worker = new WorkerJvm(WorkerImage.in(SourceTree.find().workerImage()), "384m", folder, FreePorts.take())
                .with("-XX:TieredStopAtLevel=1")
                .worker(environment, log)
                .start();
        rest = ConnectRest.onLoopback(port, Duration.ofSeconds(30));
    }

    /** Waits until the worker has joined its group. */
    public void awaitWorker() {
        await().atMost(LIMIT).until(() -> {
            assertThat(worker.isAlive()).as(this::log).isTrue();
            return rest.isHealthy();
        });
    }

    /** A connector's file in the product's Configuration for these clusters, with some of its values changed. */
    public String config(String name, Map<String, String> changed) {
        String text = ConnectorFile.read(SourceTree.find().connectors("no-auth").resolve(name + "-no-auth.json"))
                .filled(source.bootstrapServers(), target.bootstrapServers());
        for (Map.Entry<String, String> change : changed.entrySet()) {
            String line = "\"" + change.getKey() + "\": \"";
            assertThat(text).contains(line);
            text = text.replaceAll(
                    "(?m)^(\\s*" + Pattern.quote(line) + ")[^\"]*\"",
                    "$1" + Matcher.quoteReplacement(change.getValue()) + "\"");
        }
        return text;
    }

    /** Creates a connector from its file in the product's Configuration. */
    void connect(String name, Map<String, String> changed) {
        String config = config(name, changed);
        ConnectRest.Answer[] answer = new ConnectRest.Answer[1];
        await().atMost(LIMIT).until(() -> {
            answer[0] = rest.send("PUT", "/connectors/" + name + "/config", config);
            return answer[0].status() != 409;
        });
        assertThat(answer[0].status()).as(answer[0].body()).isEqualTo(201);
    }

    /** Of the worker's REST API. */
    public String address() {
        return rest.address().toString();
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws Exception {
        worker.destroy();
        worker.waitFor(30, TimeUnit.SECONDS);
        worker.destroyForcibly();
        sourceAdmin.close();
        targetAdmin.close();
        target.close();
        source.close();
    }
}
