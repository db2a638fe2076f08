package io.connectfargate.migration.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migrate verify} from the packaged jar, as a user runs it. */
class VerifyCommandIT {
    /** Of all records. Not long ago: brokers begin to look for what retention ends after 30 seconds. */
    private static final long TIME = System.currentTimeMillis();

    private static EmbeddedKafka source;
    private static EmbeddedKafka target;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        source = EmbeddedKafka.start();
        target = EmbeddedKafka.start();
        write(source, "orders", "a", "b", "c");
        write(target, "orders", "a", "b", "c");
        write(source, "payments", "a", "b");
        write(target, "payments", "a");
    }

    @AfterAll
    static void stop() {
        source.close();
        target.close();
    }

    @Test
    void exitsWithZeroAndLeavesEvidence() throws Exception {
        Path evidence = folder.resolve("evidence.json");

        String output = verify("--topic", "orders", "--evidence", evidence.toString());

        assertThat(output)
                .startsWith("0 PARTITION")
                .contains("orders-0", "Not covered:", "Evidence: " + evidence)
                .endsWith("VERIFIED: 3 records of 1 partitions are the same.");
        JsonNode written = new ObjectMapper().readTree(evidence.toFile());
        assertThat(written.path("partitions").get(0).path("records").asLong()).isEqualTo(3);
        assertThat(verify("--topic", "orders", "--evidence", evidence.toString()))
                .isEqualTo("2 " + evidence
                        + " exists already. Go on from it by --resume, or give the name of a new file.");
        assertThat(verify("--topic", "orders", "--evidence", evidence.toString(), "--resume"))
                .startsWith("0 ")
                .endsWith("VERIFIED: 3 records of 1 partitions are the same.");
    }

    @Test
    void exitsWithOneForARecordThatDidNotArrive() throws Exception {
        assertThat(verify("--topic", "orders", "--topic", "payments"))
                .startsWith("1 PARTITION")
                .endsWith(
                        "DIFFERENT: 1 of 2 partitions, the first is payments-0 (1 missing, 0 duplicated, 0 out of order,"
                                + " 0 not from the source (first difference at source offset 1)).");
    }

    @Test
    void printsOneDocumentForMachines() throws Exception {
        String output = verify("--topic", "orders", "--json");

        assertThat(output).startsWith("0 {");
        assertThat(new ObjectMapper().readTree(output.substring(2)).path("same").asBoolean())
                .isTrue();
    }

    @Test
    void exitsWithTwoWithoutTopicsAndWithThreeForATopicThatIsNotThere() throws Exception {
        assertThat(verify()).startsWith("2 Which topics are copied is not known");
        assertThat(verify("--topic", "nowhere")).isEqualTo("3 The source does not have topic nowhere.");
    }

    private String verify(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-jar",
                System.getProperty("migrate.jar"),
                "verify",
                "--source-properties",
                properties("source", source),
                "--target-properties",
                properties("target", target)));
        command.addAll(List.of(arguments));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(java.getInputStream().readAllBytes(), UTF_8).strip();
        return java.waitFor() + " " + output;
    }

    private String properties(String name, EmbeddedKafka kafka) throws Exception {
        Path file = folder.resolve(name + ".properties");
        return Files.writeString(file, "bootstrap.servers=" + kafka.bootstrapServers() + "\n")
                .toString();
    }

    private static void write(EmbeddedKafka kafka, String topic, String... values) {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, 0, TIME, value, value));
            }
        }
    }
}
