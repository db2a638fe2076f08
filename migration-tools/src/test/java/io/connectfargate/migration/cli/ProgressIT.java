package io.connectfargate.migration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command shows while it works. */
class ProgressIT {
    private static final int RECORDS = 50_000;
    private static final int BYTES = 200;

    /**
     * Bytes a second. Brokers count over ten seconds: two thirds of the records come at once, the others take so long that a bar
     * is drawn, whatever else the machine does.
     */
    private static final double SLOW = RECORDS * BYTES / 15;

    private static final ClientQuotaEntity ALL_CLIENTS =
            new ClientQuotaEntity(Collections.singletonMap(ClientQuotaEntity.CLIENT_ID, null));

    @TempDir
    private Path folder;

    @Test
    void drawsABarOnATerminalAndNothingElsewhere() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            fill(kafka);
            Path file = Files.writeString(
                    folder.resolve("client.properties"), "bootstrap.servers=" + kafka.bootstrapServers() + "\n");
            // A cluster is the same as itself.
            String[] arguments = {
                "verify",
                "--source-properties",
                file.toString(),
                "--target-properties",
                file.toString(),
                "--topic",
                "orders"
            };
            try (MigrateProcess watched = MigrateProcess.onTerminal(arguments);
                    MigrateProcess unwatched = MigrateProcess.inPipe(arguments)) {
                assertThat(watched.exitCode()).as(watched.output()).isZero();
                assertThat(unwatched.exitCode()).as(unwatched.output()).isZero();

                assertThat(watched.output())
                        .containsPattern("Comparing +\\d+%")
                        .contains("VERIFIED: 50,000 records of 1 partitions are the same.");
                assertThat(unwatched.output())
                        .startsWith("PARTITION")
                        .doesNotContain("Comparing", "\r", "\033")
                        .contains("VERIFIED: 50,000 records of 1 partitions are the same.");
            }
        }
    }

    private static void fill(EmbeddedKafka kafka) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 20);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic("orders", 1, (short) 1)))
                    .all()
                    .get();
            for (int i = 0; i < RECORDS; i++) {
                producer.send(new ProducerRecord<>("orders", 0, null, new byte[BYTES]));
            }
            producer.flush();
            ClientQuotaAlteration.Op rate = new ClientQuotaAlteration.Op("consumer_byte_rate", SLOW);
            admin.alterClientQuotas(List.of(new ClientQuotaAlteration(ALL_CLIENTS, List.of(rate))))
                    .all()
                    .get();
        }
    }
}
