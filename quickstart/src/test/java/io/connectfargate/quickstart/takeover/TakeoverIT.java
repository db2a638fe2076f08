package io.connectfargate.quickstart.takeover;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The product's connector continues where other tools have stopped: no record is missing, and none is there twice. */
class TakeoverIT {
    private static final String REPLICATORS_OFFSETS = "connect-offsets";

    @TempDir
    private static Path folder;

    private static MirroredClusters clusters;

    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        clusters = new MirroredClusters(folder);
        clusters.awaitWorker();
    }

    @AfterAll
    static void stop() throws Exception {
        if (clusters != null) {
            clusters.close();
        }
    }

    @Test
    void continuesAfterADedicatedMirrorMakerWasKilled() throws Exception {
        CopiedTopic topic = new CopiedTopic(clusters, "london").create(2_000);
        Path own = Files.createDirectory(folder.resolve("dedicated"));
        DedicatedMirrorMaker old = new DedicatedMirrorMaker(clusters, topic.name(), own);
        AtomicBoolean copying = new AtomicBoolean(true);
        Thread writer = writeWhile(copying, topic);
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> topic.onTarget() > 2_500 || !old.isAlive());
            assertThat(old.isAlive())
                    .as(Files.readString(own.resolve("mm2.log")))
                    .isTrue();
        } finally {
            old.kill();
            copying.set(false);
            writer.join();
        }
        String[] command = mm2("from-mm2", topic.name());

        // Its member leaves after the session timeout.
        assertThat(takeover(command)).isEqualTo(1);
        assertThat(out.toString()).contains("MirrorMaker 2 still runs: group source-mm2 on the target");
        await().atMost(Duration.ofSeconds(30)).until(() -> takeover(with(command, "--dry-run")) == 0);
        assertThat(status("from-mm2")).isEqualTo(404);
        killOnceCreated("from-mm2", command);

        assertThat(takeover(with(command, "--resume"))).as(out.toString()).isZero();

        assertThat(out.toString()).contains("corrected", "not copied", "Connector from-mm2 is running");
        topic.awaitEqual();
        assertThat(takeover(command)).isEqualTo(1);
        assertThat(out.toString()).contains("Connector from-mm2 exists already and is RUNNING");
        rejectsASecondConnector(topic);
    }

    @Test
    void continuesAfterMirrorMaker1() throws Exception {
        CopiedTopic topic = new CopiedTopic(clusters, "rome").create(5_000).createOnTarget();
        String[] command = command("from-mm1", topic.name(), "mm1", "--group", "mm1_consumer_group01");
        assertThat(takeover(command)).isEqualTo(1);
        assertThat(out.toString()).contains("The source has no group mm1_consumer_group01");
        copyAsMirrorMaker1(topic, command);
        leaveOffsets("from-mm1", topic);

        assertThat(takeover(command)).as(out.toString()).isZero();

        assertThat(out.toString())
                .contains("Deleted: what an earlier connector from-mm1 has stored of 1 partitions")
                .contains("confirmed", "not copied", "Connector from-mm1 is stopped. To have it copy");
        assertThat(offsets("from-mm1")).doesNotContain("{\"offset\":77}").contains("{\"offset\":1199}");
        assertThat(takeover(with(command, "--resume"))).as(out.toString()).isZero();
        topic.awaitEqual();
    }

    @Test
    void continuesAfterReplicatorAndBack() throws Exception {
        CopiedTopic topic = new CopiedTopic(clusters, "paris").create(3_000).createOnTarget();
        clusters.targetAdmin
                .createTopics(List.of(
                        new NewTopic(REPLICATORS_OFFSETS, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                .all()
                .get();
        topic.copy(0, 126);
        topic.copy(1, 90);
        store("[\"replicator\",{\"topic\":\"paris\",\"partition\":0}]", "{\"offset\":100}");
        store("[\"replicator\",{\"topic\":\"paris\",\"partition\":0}]", "{\"offset\":125}");
        store("[\"replicator\",{\"topic\":\"paris\",\"partition\":1}]", "{\"offset\":89}");
        store("[\"other\",{\"topic\":\"paris\",\"partition\":1}]", "{\"offset\":7}");
        commit("replicator", Map.of(topic.partition(0), 126L, topic.partition(1), 90L));
        String[] command = command("from-replicator", topic.name(), "replicator", "--resume");

        assertThat(takeover(command)).as(out.toString()).isZero();

        assertThat(out.toString()).contains("2 confirmed");
        topic.awaitEqual();
        exportsToReplicator();
    }

    @Test
    void rejectsWhatTheTargetContradicts() throws Exception {
        CopiedTopic topic = new CopiedTopic(clusters, "oslo").create(1_000);
        commit("mm1_oslo", Map.of(topic.partition(0), 300L));
        String[] command = command("from-nobody", topic.name(), "mm1", "--group", "mm1_oslo");

        assertThat(takeover(command)).isEqualTo(1);

        assertThat(out.toString())
                .contains("oslo-0: offset 300 is stored, and the target has no partition oslo-0")
                .contains("copied under another name?");
        topic.createOnTarget().copy(0, 200);
        assertThat(takeover(command)).isEqualTo(1);
        assertThat(out.toString()).contains("end at 200 on the source, and offset 300 is stored");
        commit("mm1_oslo", Map.of(topic.partition(0), 501L));
        assertThat(takeover(with(command, "--trust-stored", "oslo"))).isEqualTo(1);
        assertThat(out.toString()).contains("offset 501 is stored, and the source ends at 500");
        assertThat(status("from-nobody")).isEqualTo(404);
    }

    private void rejectsASecondConnector(CopiedTopic topic) throws Exception {
        assertThat(takeover(mm2("second", topic.name()))).isEqualTo(1);
        assertThat(out.toString()).contains("Connector from-mm2 (RUNNING) copies london, too");
    }

    private void exportsToReplicator() throws Exception {
        String[] command = {"replicator", "--connect", clusters.address(), "--name", "from-replicator"};
        assertThat(export(command)).isEqualTo(1);
        assertThat(out.toString()).contains("is RUNNING. Expected: STOPPED");
        clusters.rest.send("PUT", "/connectors/from-replicator/stop", "");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> clusters.rest
                        .send("GET", "/connectors/from-replicator/status", "")
                        .body()
                        .contains("STOPPED"));

        assertThat(export(command)).as(out.toString()).isZero();

        assertThat(export(with(command, "--json"))).isZero();
        List<String> records =
                CopiedTopic.read(clusters.target.bootstrapServers(), new TopicPartition(REPLICATORS_OFFSETS, 0))
                        .stream()
                        .map(record -> new String(record.key(), UTF_8) + "-" + new String(record.value(), UTF_8))
                        .toList();
        assertThat(records.subList(records.size() - 2, records.size()))
                .containsExactly(
                        "[\"replicator\",{\"topic\":\"paris\",\"partition\":0}]-{\"offset\":1499}",
                        "[\"replicator\",{\"topic\":\"paris\",\"partition\":1}]-{\"offset\":1499}");
    }

    /** 1,200 records of each partition, and the commit of its group; while it runs, nothing can continue. */
    private void copyAsMirrorMaker1(CopiedTopic topic, String... command) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                clusters.source.bootstrapServers(),
                                "group.id",
                                "mm1_consumer_group01",
                                "auto.offset.reset",
                                "earliest",
                                "max.poll.records",
                                100),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> producer = CopiedTopic.producer(clusters.target.bootstrapServers())) {
            consumer.subscribe(List.of(topic.name()));
            long[] copied = new long[CopiedTopic.PARTITIONS];
            while (Arrays.stream(copied).sum() < 2_400) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (copied[record.partition()] < 1_200) {
                        copied[record.partition()]++;
                        producer.send(new ProducerRecord<>(
                                record.topic(), record.partition(), record.timestamp(), record.key(), record.value()));
                    }
                });
            }
            producer.flush();
            consumer.commitSync(Map.of(
                    topic.partition(0), new OffsetAndMetadata(1_200),
                    topic.partition(1), new OffsetAndMetadata(1_200),
                    topic.partition(2), new OffsetAndMetadata(0)));
            assertThat(takeover(command)).isEqualTo(1);
            assertThat(out.toString()).contains("MirrorMaker 1 still runs: group mm1_consumer_group01 on the source");
            consumer.unsubscribe();
        }
    }

    /** Of a connector that was deleted, which Connect keeps. */
    private static void leaveOffsets(String name, CopiedTopic topic) throws Exception {
        String config = clusters.config("mm2-msc", Map.of("name", name, "topics", topic.name()));
        String offsets = "/connectors/" + name + "/offsets";
        require(() -> clusters.rest.send(
                "POST",
                "/connectors",
                "{\"name\":\"" + name + "\",\"initial_state\":\"STOPPED\",\"config\":" + config + "}"));
        require(() -> clusters.rest.send(
                "PATCH",
                offsets,
                "{\"offsets\":[{\"partition\":{\"cluster\":\"msksource\",\"partition\":2,\"topic\":\"" + topic.name()
                        + "\"},\"offset\":{\"offset\":77}}]}"));
        require(() -> clusters.rest.send("DELETE", "/connectors/" + name, ""));
    }

    /** Kills the command when it has created the connector and has not stored all of its offsets yet, or just has. */
    private static void killOnceCreated(String name, String... command) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                WorkerJvm.java(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.connectfargate.migration.cli.Migrate",
                "takeover"));
        line.addAll(List.of(command));
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> status(name) == 200 || !process.isAlive());
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
        assertThat(status(name))
                .as(Files.readString(folder.resolve("killed.log")))
                .isEqualTo(200);
    }

    private static Thread writeWhile(AtomicBoolean copying, CopiedTopic topic) {
        Thread writer = new Thread(() -> {
            for (int from = 2_000; copying.get(); from += 50) {
                topic.write(from, from + 50);
            }
        });
        writer.start();
        return writer;
    }

    private static void store(String key, String value) {
        try (KafkaProducer<byte[], byte[]> producer = CopiedTopic.producer(clusters.target.bootstrapServers())) {
            producer.send(new ProducerRecord<>(REPLICATORS_OFFSETS, key.getBytes(UTF_8), value.getBytes(UTF_8)));
        }
    }

    private static void commit(String group, Map<TopicPartition, Long> offsets) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
        offsets.forEach((partition, offset) -> commits.put(partition, new OffsetAndMetadata(offset)));
        clusters.sourceAdmin.alterConsumerGroupOffsets(group, commits).all().get();
    }

    private interface Request {
        ConnectRest.Answer send() throws Exception;
    }

    private static void require(Request request) {
        await().atMost(Duration.ofMinutes(1)).until(() -> request.send().isAccepted());
    }

    private static int status(String connector) throws Exception {
        return clusters.rest
                .send("GET", "/connectors/" + connector + "/status", "")
                .status();
    }

    private static String offsets(String connector) throws Exception {
        return clusters.rest
                .send("GET", "/connectors/" + connector + "/offsets", "")
                .body();
    }

    private static String[] mm2(String connector, String topic) throws Exception {
        return command(connector, topic, "mm2");
    }

    private static String[] command(String connector, String topic, String... tool) throws Exception {
        Path file = folder.resolve(connector + ".json");
        Files.writeString(file, clusters.config("mm2-msc", Map.of("name", connector, "topics", topic)));
        return with(tool, "--connector", file.toString(), "--connect", clusters.address());
    }

    private static String[] with(String[] command, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private int takeover(String... command) {
        return run(new TakeoverCommand(), command);
    }

    private int export(String... command) {
        return run(new ExportCommand(), command);
    }

    private int run(Object program, String... command) {
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
}
