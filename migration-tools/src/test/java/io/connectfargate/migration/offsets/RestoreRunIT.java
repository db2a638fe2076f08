package io.connectfargate.migration.offsets;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.embedded.EmbeddedKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code migrate offsets --restore}, first without changing anything. */
class RestoreRunIT {
    private static final TopicPartition FIRST = new TopicPartition("orders", 0);
    private static final TopicPartition SECOND = new TopicPartition("orders", 1);

    @TempDir
    private Path folder;

    @Test
    void showsWhatItWouldPutBackAndPutsItBack() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            // Given
            admin.createTopics(List.of(new NewTopic("orders", 2, (short) 1)))
                    .all()
                    .get();
            Map<TopicPartition, OffsetAndMetadata> moved =
                    Map.of(FIRST, new OffsetAndMetadata(5), SECOND, new OffsetAndMetadata(6));
            admin.alterConsumerGroupOffsets("billing", moved).all().get();
            Path snapshot = snapshot(admin.describeCluster().clusterId().get());

            // When, then
            assertThat(restore(kafka, snapshot, "--dry-run"))
                    .contains("0 billing: would be put back as it was at 2026-11-30T10:15:00Z:")
                    .contains("orders-0 to 3", "orders-1 to no offset");
            assertThat(offsets(admin)).isEqualTo(moved);
            assertThat(restore(kafka, snapshot, "--dry-run", "--json"))
                    .startsWith("0 {")
                    .contains("\"wouldRestore\"");
            assertThat(offsets(admin)).isEqualTo(moved);
            assertThat(restore(kafka, snapshot)).isEqualTo("0 billing: put back as it was at 2026-11-30T10:15:00Z.");
            assertThat(offsets(admin)).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(3, Optional.empty(), "before")));
        }
    }

    /** The group had an offset in one partition. */
    private Path snapshot(String cluster) {
        Path file = folder.resolve("snapshot.json");
        List<Snapshot.Offset> before =
                List.of(new Snapshot.Offset("orders", 0, 3L, "before"), new Snapshot.Offset("orders", 1, null, ""));
        Snapshot.Group group = new Snapshot.Group("billing", false, before);
        new SnapshotFile(file).write(new Snapshot(Snapshot.FORMAT, cluster, "2026-11-30T10:15:00Z", List.of(group)));
        return file;
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(Admin admin) throws Exception {
        return admin.listConsumerGroupOffsets("billing")
                .partitionsToOffsetAndMetadata()
                .get();
    }

    /** Exit code and output. */
    private String restore(EmbeddedKafka kafka, Path snapshot, String... more) throws Exception {
        Path properties = folder.resolve("target.properties");
        Files.writeString(properties, "bootstrap.servers=" + kafka.bootstrapServers() + "\n");
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        CommandLine command =
                new CommandLine(new OffsetsCommand()).setOut(writer).setErr(writer);
        List<String> arguments = new ArrayList<>(List.of("--restore=" + snapshot, "--target-properties=" + properties));
        arguments.addAll(List.of(more));
        return command.execute(arguments.toArray(String[]::new)) + " "
                + out.toString().strip();
    }
}
