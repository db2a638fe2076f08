package io.connectfargate.migration.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migrate verify} in a process of its own that is killed in the middle of its work. */
class VerifyKillIT {
    private static final String TOPIC = "orders";
    private static final int PARTITIONS = 2;
    private static final int RECORDS = 100_000;
    private static final int BYTES = 200;

    /** Of the source: bytes a second with which all records take a minute. Kafka knows no fractions here. */
    private static final double SLOW = RECORDS / 60 * BYTES;

    /** Of the first record, on both clusters. Not long ago: brokers begin to look for what retention ends after 30 seconds. */
    private static final long TIME = System.currentTimeMillis();

    private static final ClientQuotaEntity ALL_CLIENTS =
            new ClientQuotaEntity(Collections.singletonMap(ClientQuotaEntity.CLIENT_ID, null));

    @TempDir
    private Path folder;

    @Test
    void goesOnBehindWhatWasComparedWithTheSameResult() throws Exception {
        try (EmbeddedKafka source = EmbeddedKafka.start();
                EmbeddedKafka target = EmbeddedKafka.start()) {
            // Given
            fill(source);
            fill(target);
            Path whole = folder.resolve("whole.json");
            assertThat(run(source, target, whole)).startsWith("0 ").endsWith(verdict());

            // When: killed with a part of one partition compared, which is then removed from both clusters
            Path killed = folder.resolve("killed.json");
            slow(source, SLOW);
            kill(start(source, target, killed), killed);
            slow(source, null);
            JsonNode found = json(killed);
            removeCompared(found, source, "source");
            removeCompared(found, target, "target");
            String resumed = run(source, target, killed, "--resume");

            // Then
            assertThat(found.path("verdict").asText()).startsWith("NOT FINISHED");
            assertThat(records(found)).isBetween(1L, RECORDS - 1L);
            assertThat(resumed).startsWith("0 ").endsWith(verdict());
            assertThat(json(killed).path("partitions")).isEqualTo(json(whole).path("partitions"));
        }
    }

    private static String verdict() {
        return "VERIFIED: 100,000 records of 2 partitions are the same.";
    }

    private static long records(JsonNode evidence) {
        long records = 0;
        for (JsonNode partition : evidence.path("partitions")) {
            records += partition.path("records").asLong();
        }
        return records;
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private static void fill(EmbeddedKafka kafka) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 20);
        try (Admin admin = admin(kafka);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
            // Leaders that are ready respond: a producer that starts earlier may lose its first batch (KAFKA-15591).
            admin.listOffsets(Map.of(
                            new TopicPartition(TOPIC, 0), OffsetSpec.latest(),
                            new TopicPartition(TOPIC, 1), OffsetSpec.latest()))
                    .all()
                    .get();
            for (int i = 0; i < RECORDS; i++) {
                byte[] value = new byte[BYTES];
                System.arraycopy(
                        Integer.toString(i).getBytes(UTF_8),
                        0,
                        value,
                        0,
                        Integer.toString(i).length());
                producer.send(new ProducerRecord<>(TOPIC, i % PARTITIONS, TIME + i, null, value));
            }
        }
    }

    /** @param bytesPerSecond null for no limit */
    private static void slow(EmbeddedKafka kafka, Double bytesPerSecond) throws Exception {
        try (Admin admin = admin(kafka)) {
            ClientQuotaAlteration.Op rate = new ClientQuotaAlteration.Op("consumer_byte_rate", bytesPerSecond);
            admin.alterClientQuotas(List.of(new ClientQuotaAlteration(ALL_CLIENTS, List.of(rate))))
                    .all()
                    .get();
        }
    }

    private static void removeCompared(JsonNode evidence, EmbeddedKafka kafka, String side) throws Exception {
        Map<TopicPartition, RecordsToDelete> compared = new HashMap<>();
        for (JsonNode partition : evidence.path("partitions")) {
            compared.put(
                    new TopicPartition(TOPIC, partition.path("partition").asInt()),
                    RecordsToDelete.beforeOffset(partition.path(side).get(1).asLong()));
        }
        try (Admin admin = admin(kafka)) {
            admin.deleteRecords(compared).all().get();
        }
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    /** As SIGKILL ends it, once it has left evidence. */
    private static void kill(Process process, Path evidence) throws InterruptedException {
        await().atMost(Duration.ofMinutes(3)).until(() -> !process.isAlive() || Files.exists(evidence));
        process.destroyForcibly().waitFor();
        assertThat(process.exitValue()).isEqualTo(128 + 9);
    }

    private String run(EmbeddedKafka source, EmbeddedKafka target, Path evidence, String... more) throws Exception {
        Process process = start(source, target, evidence, more);
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        return process.waitFor() + " " + output;
    }

    private Process start(EmbeddedKafka source, EmbeddedKafka target, Path evidence, String... more)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("migrate.jar"),
                "verify",
                "--source-properties",
                properties("source", source),
                "--target-properties",
                properties("target", target),
                "--topic",
                TOPIC,
                "--evidence",
                evidence.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private String properties(String name, EmbeddedKafka kafka) throws IOException {
        Path file = folder.resolve(name + ".properties");
        return Files.writeString(file, "bootstrap.servers=" + kafka.bootstrapServers() + "\n")
                .toString();
    }
}
