package io.connectfargate.quickstart.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.client.ConnectRest;
import io.connectfargate.client.WorkerJvm;
import io.connectfargate.migration.takeover.ExportCommand;
import io.connectfargate.migration.takeover.TakeoverCommand;
import io.connectfargate.quickstart.offsets.MirroredClusters;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine;

/** The command on two clusters with a worker. */
final class Migrate implements AutoCloseable {
    final MirroredClusters clusters;
    private final Path folder;
    private final StringWriter out = new StringWriter();

    Migrate(Path folder) throws Exception {
        this.folder = folder;
        clusters = new MirroredClusters(folder);
        clusters.awaitWorker();
    }

    /** Of the last command, both streams. */
    String output() {
        return out.toString();
    }

    void commit(String group, Map<TopicPartition, Long> offsets) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
        offsets.forEach((partition, offset) -> commits.put(partition, new OffsetAndMetadata(offset)));
        clusters.sourceAdmin.alterConsumerGroupOffsets(group, commits).all().get();
    }

    /** Of a topic on the target. */
    void setPolicy(String topic, String cleanupPolicy) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp set =
                new AlterConfigOp(new ConfigEntry("cleanup.policy", cleanupPolicy), AlterConfigOp.OpType.SET);
        clusters.targetAdmin
                .incrementalAlterConfigs(Map.of(resource, List.of(set)))
                .all()
                .get();
    }

    int status(String connector) throws Exception {
        return clusters.rest
                .send("GET", "/connectors/" + connector + "/status", "")
                .status();
    }

    String offsets(String connector) throws Exception {
        return clusters.rest
                .send("GET", "/connectors/" + connector + "/offsets", "")
                .body();
    }

    /** A connector that does not run, with offsets that it has stored. */
    void createStopped(String name, String topic, Map<TopicPartition, Long> offsets) {
        String config = clusters.config("mm2-msc", Map.of("name", name, "topics", topic));
        require(
                "POST",
                "/connectors",
                "{\"name\":\"" + name + "\",\"initial_state\":\"STOPPED\",\"config\":" + config + "}");
        String entries = offsets.entrySet().stream()
                .map(entry -> "{\"partition\":{\"cluster\":\"msksource\",\"partition\":"
                        + entry.getKey().partition() + ",\"topic\":\""
                        + entry.getKey().topic() + "\"},\"offset\":{\"offset\":" + entry.getValue() + "}}")
                .collect(Collectors.joining(","));
        require("PATCH", "/connectors/" + name + "/offsets", "{\"offsets\":[" + entries + "]}");
    }

    /** Repeats a request while the worker rebalances. */
    void require(String method, String path, String body) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            ConnectRest.Answer answer = clusters.rest.send(method, path, body);
            assertThat(answer.status()).as(answer.body()).isNotEqualTo(400);
            return answer.isAccepted();
        });
    }

    /** A member of a group on the target, as a worker is. */
    KafkaConsumer<byte[], byte[]> member(String group, String topic) throws Exception {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", clusters.target.bootstrapServers(), "group.id", group),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        await().pollInSameThread().atMost(Duration.ofMinutes(1)).until(() -> {
            consumer.poll(Duration.ofMillis(100));
            return !consumer.assignment().isEmpty();
        });
        return consumer;
    }

    String[] command(String connector, String topic, String... tool) throws Exception {
        Path file = folder.resolve(connector + ".json");
        Files.writeString(file, clusters.config("mm2-msc", Map.of("name", connector, "topics", topic)));
        return with(tool, "--connector", file.toString(), "--connect", clusters.address());
    }

    static String[] with(String[] command, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    int takeover(String... command) {
        return run(new TakeoverCommand(), command);
    }

    int export(String... command) {
        return run(new ExportCommand(), command);
    }

    private int run(Object program, String... command) {
        out.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(out, true);
        return new CommandLine(program)
                .setOut(writer)
                .setErr(writer)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    writer.println(failure.getMessage());
                    return -1;
                })
                .execute(command);
    }

    /** Kills the command, in a JVM of its own, by kill -9 once a condition holds; the command may have ended by then. */
    void killOnce(Callable<Boolean> condition, String... command) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                WorkerJvm.java(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.connectfargate.migration.cli.Migrate"));
        line.addAll(List.of(command));
        Path log = folder.resolve("killed.log");
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> condition.call() || !process.isAlive());
        } finally {
            process.destroyForcibly();
            process.waitFor(30, TimeUnit.SECONDS);
        }
        assertThat(condition.call()).as(Files.readString(log)).isTrue();
    }

    @Override
    public void close() throws Exception {
        clusters.close();
    }
}
