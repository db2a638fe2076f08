package io.connectfargate.migration.offsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.migration.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatItHasWritten() {
        Snapshot snapshot = new Snapshot(
                Snapshot.FORMAT,
                "cluster",
                "2026-11-30T10:15:00Z",
                List.of(new Snapshot.Group(
                        "team a, b",
                        false,
                        List.of(
                                new Snapshot.Offset("orders", 0, 17L, "metadata"),
                                new Snapshot.Offset("orders", 1, null, "")))));
        SnapshotFile file = new SnapshotFile(folder.resolve("snapshot.json"));

        file.write(snapshot);

        assertThat(file.read()).isEqualTo(snapshot);
        Snapshot.Group group = file.read().groups().get(0);
        assertThat(group.present()).containsOnlyKeys(new TopicPartition("orders", 0));
        assertThat(group.absent()).containsExactly(new TopicPartition("orders", 1));
    }

    @Test
    void isNamedByGroupAndTime() {
        Instant time = Instant.parse("2026-11-30T10:15:00.123Z");

        assertThat(SnapshotFile.named(List.of("dev/anna"), time).path())
                .hasToString("offsets-dev_anna-2026-11-30T101500Z.json");
        assertThat(SnapshotFile.named(List.of("a", "b"), time).path())
                .hasToString("offsets-2-groups-2026-11-30T101500Z.json");
    }

    @Test
    void rejectsWhatIsNoSnapshot() throws Exception {
        Path file = folder.resolve("other.json");
        for (String text : List.of("", "[1]", "{}", "{\"format\": 2, \"cluster\": \"c\", \"groups\": []}", "offsets")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> new SnapshotFile(file).read())
                    .as(text)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("is no snapshot");
        }
        assertThatThrownBy(() -> new SnapshotFile(folder.resolve("none.json")).read())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("does not exist");
    }
}
