package io.connectfargate.quickstart.offsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.migration.offsets.OffsetsCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A group that is a million records behind in a topic of numbers. */
class FarBehindIT {
    private static final TopicPartition BIG = new TopicPartition("big", 0);
    private static final int BEHIND = 1_000_000;
    /** Neither a multiple of MirrorMaker's distance between pairs nor one of a batch's size. */
    private static final int OFFSET = 34_567;
    /** Far more than lie between two pairs, or next to an offset that is searched. */
    private static final long MOST_READ = 50_000;

    @TempDir
    private Path folder;

    @Test
    void getsTheExactOffsetAndWhatLiesBehindItIsNotRead() throws Exception {
        try (MirroredClusters clusters = new MirroredClusters(folder)) {
            // Given
            clusters.sourceAdmin
                    .createTopics(List.of(new NewTopic(BIG.topic(), 1, (short) 1)))
                    .all()
                    .get();
            write(clusters.source.bootstrapServers());
            clusters.sourceAdmin
                    .alterConsumerGroupOffsets("far-behind", Map.of(BIG, new OffsetAndMetadata(OFFSET)))
                    .all()
                    .get();
            clusters.awaitWorker();
            clusters.connect("mm2-msc", Map.of("refresh.topics.interval.seconds", "1"));
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> isCopied(clusters));

            // When
            JsonNode found = find(clusters);

            // Then
            assertThat(number(clusters, found.path("target").asLong()))
                    .as(found.toString())
                    .isEqualTo(OFFSET);
            assertThat(found.path("exact").asBoolean()).isTrue();
            assertThat(found.path("sourceReading").path("records").asLong()).isBetween(1L, MOST_READ);
            assertThat(found.path("targetReading").path("records").asLong()).isBetween(1L, MOST_READ);
        }
    }

    private static JsonNode find(MirroredClusters clusters) throws Exception {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        int code = new CommandLine(new OffsetsCommand())
                .setOut(writer)
                .setErr(writer)
                .execute("--group=far-behind", "--json", "--connect=" + clusters.address(), "--name=mm2-msc");
        assertThat(code).as(out.toString()).isZero();
        return new ObjectMapper()
                .readTree(out.toString())
                .path("groups")
                .path(0)
                .path("offsets")
                .path(0);
    }

    private static void write(String bootstrapServers) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "compression.type",
                "lz4",
                "linger.ms",
                50,
                "batch.size",
                1 << 18);
        try (KafkaProducer<Integer, Integer> producer =
                new KafkaProducer<>(properties, new IntegerSerializer(), new IntegerSerializer())) {
            for (int number = 0; number < OFFSET + BEHIND; number++) {
                producer.send(new ProducerRecord<>(BIG.topic(), 0, null, number));
            }
        }
    }

    /** Whether the last number is on the target: the last record, behind which is the marker of its transaction. */
    private static boolean isCopied(MirroredClusters clusters) throws Exception {
        if (!clusters.targetAdmin.listTopics().names().get().contains(BIG.topic())) {
            return false;
        }
        long end = clusters.targetAdmin
                .listOffsets(Map.of(BIG, OffsetSpec.latest()))
                .partitionResult(BIG)
                .get()
                .offset();
        return end > BEHIND && number(clusters, end - 2) == OFFSET + BEHIND - 1;
    }

    /** The first number on the target from an offset on; -1 if there is none yet. */
    private static int number(MirroredClusters clusters, long offset) {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", clusters.target.bootstrapServers(), "isolation.level", "read_committed");
        try (KafkaConsumer<Integer, Integer> consumer =
                new KafkaConsumer<>(properties, new IntegerDeserializer(), new IntegerDeserializer())) {
            consumer.assign(List.of(BIG));
            consumer.seek(BIG, offset);
            for (ConsumerRecord<Integer, Integer> record : consumer.poll(Duration.ofSeconds(30))) {
                return record.value();
            }
            return -1;
        }
    }
}
