package io.connectfargate.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that are acknowledged, and that nobody who reads committed records gets to see. */
class OpenTransactionIT {
    @TempDir
    private Path folder;

    @Test
    void waitsForATransactionThatEndsAndNamesOneThatStaysOpen() throws Exception {
        try (EmbeddedKafka source = EmbeddedKafka.start();
                EmbeddedKafka target = EmbeddedKafka.start();
                KafkaProducer<String, String> ends = producer(source, "invoices-7");
                KafkaProducer<String, String> stays = producer(source, "payments-7")) {
            // Given acknowledged records behind two transactions
            begin(ends, "invoices");
            begin(stays, "payments");
            writeAround(source);

            // When
            try (QuickstartRun run = run(source, target)) {
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> !run.isAlive() || run.output().contains("Transactions are open"));
                ends.commitTransaction();
                run.endsWith(ExitCode.NOT_VERIFIED.code());

                // Then
                assertThat(run.output())
                        .contains("NOT verified:", "Records  1,205 (", "hold back up to 2,010 records")
                        .containsPattern(
                                "payments-0: up to 1,005 records wait for a transaction that is open on the source"
                                        + " since offset 0 \\(transactional id payments-7, producer \\d+, epoch 0, last"
                                        + " write")
                        .contains("kafka-transactions.sh --bootstrap-server " + source.bootstrapServers()
                                + " abort --topic payments --partition 0 --start-offset 0")
                        .doesNotContain("100% ", "invoices-0: ", "Verified", "\tat ");
            }
        }
    }

    private QuickstartRun run(EmbeddedKafka source, EmbeddedKafka target) throws IOException {
        return new QuickstartRun(
                folder,
                "--source=" + source.bootstrapServers(),
                "--target=" + target.bootstrapServers(),
                "--transaction-timeout=15",
                "--exit");
    }

    private static KafkaProducer<String, String> producer(EmbeddedKafka cluster, String id) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                cluster.bootstrapServers(),
                "transactional.id",
                id,
                "transaction.timeout.ms",
                600_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static void begin(KafkaProducer<String, String> producer, String topic) {
        producer.initTransactions();
        producer.beginTransaction();
        write(producer, topic, 5);
    }

    private static void writeAround(EmbeddedKafka cluster) {
        try (KafkaProducer<String, String> plain = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            write(plain, "orders", 200);
            write(plain, "invoices", 1000);
            write(plain, "payments", 1000);
        }
    }

    private static void write(KafkaProducer<String, String> producer, String topic, int records) {
        for (int i = 0; i < records; i++) {
            producer.send(new ProducerRecord<>(topic, "record " + i));
        }
        producer.flush();
    }
}
