package io.connectfargate.migration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migrate verify} of records that are small in the log and large in memory, in a heap that holds 24 of them. */
class LargeRecordsIT {
    private static final String TOPIC = "large";
    private static final int RECORDS = 150;

    /** Of a record's value, and of its header. */
    private static final int BYTES = 2 << 20;

    private static final long TIME = System.currentTimeMillis();

    @TempDir
    private Path folder;

    @Test
    void holdsOneRecordOfEachSideHoweverManyAResponseHas() throws Exception {
        try (EmbeddedKafka source = EmbeddedKafka.start();
                EmbeddedKafka target = EmbeddedKafka.start()) {
            // Given
            fill(source);
            fill(target);

            // When
            try (MigrateProcess verify = MigrateProcess.inPipe(
                    "verify",
                    "--source-properties",
                    properties("source", source),
                    "--target-properties",
                    properties("target", target),
                    "--topic",
                    TOPIC)) {
                int code = verify.exitCode();

                // Then
                assertThat(code).as(verify.output()).isZero();
                assertThat(verify.output())
                        .contains("VERIFIED: 150 records of 1 partitions are the same.")
                        .contains("the largest record has 4,194,305 bytes");
            }
        }
    }

    private static void fill(EmbeddedKafka kafka) throws Exception {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "compression.type",
                "lz4",
                "max.request.size",
                3 * BYTES);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            for (int i = 0; i < RECORDS; i++) {
                ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(TOPIC, 0, TIME + i, null, bytes(i));
                record.headers().add("h", bytes(i));
                producer.send(record).get();
            }
        }
    }

    private static byte[] bytes(int number) {
        return ByteBuffer.allocate(BYTES).putInt(number).array();
    }

    private String properties(String name, EmbeddedKafka kafka) throws IOException {
        Path file = folder.resolve(name + ".properties");
        return Files.writeString(file, "bootstrap.servers=" + kafka.bootstrapServers() + "\n")
                .toString();
    }
}
