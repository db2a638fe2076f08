package io.connectfargate.migration.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.offsets.GroupMove;
import io.connectfargate.migration.offsets.GroupOffset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Journal BEGUN = Journal.begin("cluster", "billing", false, "2026-11-30T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void keepsWhatAConnectorWasBeforeTheFirstAttempt() {
        Journal second = BEGUN.releasing(new Release("mm2-cpc", "RUNNING", true))
                // A run that was killed has stopped it, and the group is in its list.
                .releasing(new Release("mm2-cpc", "STOPPED", false));

        assertThat(second.releases()).containsExactly(new Release("mm2-cpc", "RUNNING", true));
    }

    @Test
    void keepsTheFirstSnapshotAndAddsWhatItLacks() {
        Journal first = BEGUN.committing(move(Map.of(partition(0), 5L), Map.of(partition(0), 3L)));

        Journal second = first.committing(
                move(Map.of(partition(0), 6L, partition(1), 7L), Map.of(partition(0), 5L, partition(1), 2L)));

        assertThat(second.phase()).isEqualTo(Phase.COMMITTING);
        assertThat(second.before().present())
                .isEqualTo(Map.of(partition(0), new OffsetAndMetadata(3), partition(1), new OffsetAndMetadata(2)));
        assertThat(second.targets())
                .isEqualTo(Map.of(partition(0), new OffsetAndMetadata(6), partition(1), new OffsetAndMetadata(7)));
    }

    @Test
    void remembersThatThereWasNoOffset() {
        Journal first = BEGUN.committing(move(Map.of(partition(0), 5L), Map.of()));

        Journal second = first.committing(move(Map.of(partition(0), 5L), Map.of(partition(0), 5L)));

        assertThat(second.before().absent()).containsExactly(partition(0));
    }

    @Test
    void findsPartitionsInWhichTheGroupHasRead() {
        Map<TopicPartition, OffsetAndMetadata> found = Map.of(
                partition(0), new OffsetAndMetadata(5),
                partition(1), new OffsetAndMetadata(5),
                partition(2), new OffsetAndMetadata(5));
        Map<TopicPartition, OffsetAndMetadata> now = Map.of(
                partition(0), new OffsetAndMetadata(9),
                // Behind transaction markers, with no record in between.
                partition(1), new OffsetAndMetadata(6),
                partition(2), new OffsetAndMetadata(4));

        assertThat(Journal.progressed(found, now, gap -> gap.partition().equals(partition(0))))
                .containsExactly(partition(0));
    }

    @Test
    void isTheSameAfterItWasWritten() {
        JournalFile file = new JournalFile(folder.resolve("handover.json"));
        Journal journal = BEGUN.releasing(new Release("mm2-cpc", "RUNNING", true))
                .committing(move(Map.of(partition(0), 5L), Map.of()));

        file.write(BEGUN);
        file.write(journal);

        assertThat(file.read("cluster", "billing")).contains(journal);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void rejectsTheFileOfAnotherHandover() throws Exception {
        JournalFile file = new JournalFile(folder.resolve("handover.json"));
        assertThat(file.read("cluster", "billing")).isEmpty();
        file.write(BEGUN);

        assertUsage(() -> file.read("cluster", "fraud"), "is of group billing, not of fraud");
        assertUsage(() -> file.read("other", "billing"), "is of cluster cluster, and the target is cluster other");
        Files.writeString(file.path(), "{}");
        assertUsage(() -> file.read("cluster", "billing"), "is no handover of this version");
        Files.writeString(file.path(), "");
        assertUsage(() -> file.read("cluster", "billing"), "is no handover of this version");
    }

    private static void assertUsage(Runnable read, String sentence) {
        assertThatThrownBy(read::run)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining(sentence)
                .hasMessageContaining("--state");
    }

    private static GroupMove move(Map<TopicPartition, Long> found, Map<TopicPartition, Long> now) {
        List<GroupOffset> offsets = found.entrySet().stream()
                .map(offset -> new GroupOffset(
                        offset.getKey(),
                        offset.getKey(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.of(offset.getValue())))
                .toList();
        Map<TopicPartition, OffsetAndMetadata> current = new HashMap<>();
        now.forEach((partition, offset) -> current.put(partition, new OffsetAndMetadata(offset)));
        return new GroupMove("billing", "Classic", false, "", offsets, current, Optional.empty());
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition("orders", number);
    }
}
