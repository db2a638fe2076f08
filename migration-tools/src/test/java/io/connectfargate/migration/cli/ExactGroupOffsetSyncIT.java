package io.connectfargate.migration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.embedded.EmbeddedKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.mirror.WrittenCheckpoint;
import org.apache.kafka.connect.mirror.WrittenOffsetSync;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With the source's address the offsets are exact, where a checkpoint says too little. */
class ExactGroupOffsetSyncIT extends SyncedTarget {
    private static final String TOPIC = "invoices";
    private static final long TIME = System.currentTimeMillis();
    private static final String POLICY = "com.amazonaws.kafka.samples.CustomMM2ReplicationPolicy";

    private static EmbeddedKafka source;
    private static Path sourceFile;

    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void write() throws Exception {
        source = EmbeddedKafka.start();
        sourceFile = Files.writeString(
                folder.resolve("source.properties"), "bootstrap.servers=" + source.bootstrapServers());
        try (Admin sourceAdmin = Admin.create(Map.of("bootstrap.servers", source.bootstrapServers()))) {
            sourceAdmin.createTopics(List.of(topic(TOPIC, 1))).all().get();
            admin.createTopics(List.of(topic(TOPIC, 1), topic("mm2-offset-syncs.msksource.internal", 1)))
                    .all()
                    .get();
            write(source.bootstrapServers());
            // The copies have other offsets than the records: behind seven aborted ones and their marker.
            abort(7);
            write(target.bootstrapServers());
            for (long copied : new long[] {0, 99}) {
                producer.send(WrittenOffsetSync.of("msksource", new TopicPartition(TOPIC, 0), copied, copied + 8))
                        .get();
            }
            sourceAdmin
                    .alterConsumerGroupOffsets(
                            "billing", Map.of(new TopicPartition(TOPIC, 0), new OffsetAndMetadata(60, "of the group")))
                    .all()
                    .get();
        }
        producer.send(WrittenCheckpoint.of("msksource", "billing", TOPIC, 0, 20, ""))
                .get();
    }

    @AfterAll
    static void stopSource() {
        source.close();
    }

    @Test
    void setsTheExactOffsetInPlaceOfTheCheckpoint() throws Exception {
        assertThat(sync("billing", sourceFile)).as(out.toString()).isZero();

        OffsetAndMetadata offset = offsets("billing").get(new TopicPartition(TOPIC, 0));
        assertThat(offset.offset()).as(out.toString()).isEqualTo(60 + 8);
        assertThat(offset.metadata()).isEqualTo("of the group");
        assertThat(offset.leaderEpoch()).isEmpty();
    }

    @Test
    void goesOnWithCheckpointsWhileTheSourceCannotBeRead() throws Exception {
        producer.send(WrittenCheckpoint.of("msksource", "fraud", TOPIC, 0, 20, ""))
                .get();
        Path nowhere = Files.writeString(folder.resolve("nowhere.properties"), "bootstrap.servers=127.0.0.1:1");

        assertThat(sync("fraud", nowhere)).as(out.toString()).isZero();

        assertThat(out.toString())
                .contains("Exact offsets are not known in this round", "The source cluster", "cannot be used");
        assertThat(offsets("fraud").get(new TopicPartition(TOPIC, 0)).offset()).isEqualTo(20);
    }

    private int sync(String group, Path source) {
        PrintWriter writer = new PrintWriter(out, true);
        String options = "group-offset-sync -int 1 -rf 1 -rpc " + POLICY + " -cgi " + group + " -pfp " + file()
                + " --source-properties " + source;
        return Migrate.commandLine().setOut(writer).setErr(writer).execute(options.split(" "));
    }

    private static void write(String cluster) {
        try (KafkaProducer<byte[], byte[]> writer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 100; i++) {
                writer.send(new ProducerRecord<>(TOPIC, 0, TIME + i, null, ("invoice " + i).getBytes()));
            }
        }
    }

    private static void abort(int records) {
        try (KafkaProducer<byte[], byte[]> writer = new KafkaProducer<>(
                Map.of("bootstrap.servers", target.bootstrapServers(), "transactional.id", "aborted"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            writer.initTransactions();
            writer.beginTransaction();
            for (int i = 0; i < records; i++) {
                writer.send(new ProducerRecord<>(TOPIC, 0, TIME, null, new byte[] {1}));
            }
            writer.flush();
            writer.abortTransaction();
        }
        // The coordinator writes the marker after it has responded, and what is written meanwhile would stand before
        // it.
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        await().atMost(LIMIT)
                .until(() -> admin.listOffsets(
                                        Map.of(partition, OffsetSpec.latest()),
                                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                                .partitionResult(partition)
                                .get()
                                .offset()
                        == records + 1);
    }
}
