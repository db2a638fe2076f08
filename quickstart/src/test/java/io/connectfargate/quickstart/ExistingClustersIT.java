package io.connectfargate.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.embedded.EmbeddedKafka;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExistingClustersIT {
    @TempDir
    private Path folder;

    private EmbeddedKafka source;
    private EmbeddedKafka target;

    @BeforeEach
    void startClusters() {
        source = EmbeddedKafka.start();
        target = EmbeddedKafka.start();
    }

    @AfterEach
    void stopClusters() {
        source.close();
        target.close();
    }

    @Test
    void migratesWhatIsThereAndGoesOnAndFindsWhatDoesNotComeFromTheSource() throws Exception {
        // Given
        write(source, "orders", "first", "second", "third");
        Set<String> topicsBefore = topics(source);
        // When
        String first = run("first").endsWith(0).output();
        write(source, "orders", "fourth");
        String second = run("second").endsWith(0).output();
        // Then
        assertThat(first)
                .contains("Verified: every record arrived once and in order.", "1 (1 partitions", "Records  3 (");
        assertThat(second).contains("Verified: every record arrived once and in order.", "Records  4 (");
        assertThat(topics(source)).isEqualTo(topicsBefore);
        // When
        write(target, "orders", "an outsider");
        String third = run("third").endsWith(ExitCode.NOT_VERIFIED.code()).output();
        // Then
        assertThat(third)
                .contains("NOT verified", "orders-0: 0 missing, 0 duplicated, 0 out of order, 1 not from the source");
    }

    @Test
    void doesNotMixCopiesWithWhatTheTargetHolds() throws Exception {
        // Given
        write(source, "orders", "first", "second");
        write(target, "orders", "an outsider");
        // When
        String refused = run("refused").endsWith(ExitCode.UNAVAILABLE.code()).output();
        // Then
        assertThat(refused)
                .contains("Connect rejected mm2-msc (400)", "of which no offset is stored for mm2-msc (orders)")
                .doesNotContain("\tat ");
    }

    @Test
    void namesABrokerThatDoesNotAnswer() throws Exception {
        // Given
        long start = System.nanoTime();
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                QuickstartRun run = new QuickstartRun(
                        Files.createDirectory(folder.resolve("mute")),
                        "--source=127.0.0.1:" + mute.getLocalPort(),
                        "--target=no.such.host.invalid:9092",
                        "--exit")) {
            // When
            String output = run.endsWith(ExitCode.UNAVAILABLE.code()).output();
            // Then
            assertThat(output)
                    .contains("No Kafka broker responds at --source 127.0.0.1:" + mute.getLocalPort())
                    .contains("No Kafka broker responds at --target no.such.host.invalid:9092")
                    .doesNotContain("\tat ");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    /** The run has ended when this returns its output by way of {@code endsWith}. */
    private QuickstartRun run(String name) throws Exception {
        return new QuickstartRun(
                Files.createDirectory(folder.resolve(name)),
                "--source=" + source.bootstrapServers(),
                "--target=" + target.bootstrapServers(),
                "--exit");
    }

    private static void write(EmbeddedKafka cluster, String topic, String... values)
            throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
    }

    private static Set<String> topics(EmbeddedKafka cluster) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            return admin.listTopics().names().get();
        }
    }
}
