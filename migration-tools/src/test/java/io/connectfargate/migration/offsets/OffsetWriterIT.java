package io.connectfargate.migration.offsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.migration.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a broker does with the offsets of groups of every kind and state. */
class OffsetWriterIT {
    private static EmbeddedKafka kafka;
    private static Admin admin;
    private static TargetGroups groups;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(
                1,
                Map.of(
                        "group.coordinator.rebalance.protocols", "classic,consumer,streams,share",
                        "group.share.enable", "true",
                        "unstable.api.versions.enable", "true"));
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        admin.createTopics(List.of(new NewTopic("orders", 3, (short) 1))).all().get();
        groups = new TargetGroups(admin);
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "team a, b", "odd.name+[1] é"})
    void commitsWithMetadataAndWithoutLeaderEpoch(String group) throws Exception {
        CommitRun run = groups.commit(file(), groups.move(group, false, 10, 11));

        assertThat(run.problems()).isEmpty();
        assertThat(run.committed()).containsExactly(group);
        assertThat(groups.offsets(group)).isEqualTo("0=10 [kept 0] 1=11 [kept 1]");
    }

    @Test
    void commitsTheStartOffsetsOfAShareGroup() throws Exception {
        CommitRun run = groups.commit(file(), groups.move("shared", true, 4, 5));

        assertThat(run.problems()).isEmpty();
        Map<TopicPartition, OffsetAndMetadata> read =
                groups.cluster().store(true).read("shared");
        assertThat(read.get(TargetGroups.partition(1)).offset()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void namesAGroupWithMembersAndWritesNothing(String protocol) throws Exception {
        String group = "active-" + protocol;
        try (KafkaConsumer<byte[], byte[]> member = member(group, protocol)) {
            SnapshotFile file = file();
            CommitRun run = groups.commit(file, groups.move(group, false, 10));

            assertThat(run.committed()).isEmpty();
            assertThat(run.problems()).singleElement().asString().contains(group, "members on the target", "Stop");
            assertThat(file.path()).doesNotExist();
        }
    }

    @Test
    void putsBackEverythingIfMembersJoinBeforeTheCommit() throws Exception {
        commit("joined", 0, 3);
        GroupMove move = groups.move("joined", false, 10, 11);
        try (KafkaConsumer<byte[], byte[]> member = member("joined", "consumer")) {
            CommitRun run = groups.commit(file(), move);

            assertThat(run.committed()).isEmpty();
            assertThat(run.problems()).anyMatch(problem -> problem.contains("has members on the target"));
        }
        assertThat(groups.offsets("joined")).isEqualTo("0=3 [mine]");
    }

    @Test
    void putsBackWhatBrokersHaveAcceptedIfTheyRejectAPartition() throws Exception {
        commit("partial", 0, 3);

        // The fourth partition does not exist.
        CommitRun run = groups.commit(file(), groups.move("partial", false, 10, 11, 12, 13));

        assertThat(run.committed()).isEmpty();
        assertThat(run.problems())
                .anyMatch(problem -> problem.contains("orders-3 was not committed"))
                .anyMatch(problem -> problem.contains("all offsets are as they were before"));
        assertThat(groups.offsets("partial")).isEqualTo("0=3 [mine]");
    }

    @Test
    void putsBackWhatAKilledCommitHasWritten() throws Exception {
        commit("killed", 0, 3);
        commit("later", 0, 4);
        Path file = folder.resolve("snapshot.json");

        assertThat(KilledCommit.run(folder, kafka.bootstrapServers(), file.toString(), "killed", "later"))
                .isEqualTo(9);
        assertThat(groups.offsets("killed")).isEqualTo("0=20 [kept 0] 1=21 [kept 1]");
        assertThat(groups.offsets("later")).isEqualTo("0=4 [mine]");
        for (Snapshot.Group group : new SnapshotFile(file).read().groups()) {
            assertThat(new OffsetWriter(groups.cluster()).restore(group)).isEmpty();
        }

        assertThat(groups.offsets("killed")).isEqualTo("0=3 [mine]");
        assertThat(groups.offsets("later")).isEqualTo("0=4 [mine]");
    }

    @Test
    void removesAGroupThatWasAbsent() throws Exception {
        SnapshotFile file = file();
        groups.commit(file, groups.move("was-absent", false, 10));

        assertThat(new OffsetWriter(groups.cluster())
                        .restore(file.read().groups().get(0)))
                .isEmpty();

        assertThat(groups.offsets("was-absent")).isEmpty();
    }

    @Test
    void keepsAnEarlierSnapshotAndCommitsNothing() throws Exception {
        SnapshotFile file = file();
        Files.writeString(file.path(), "an earlier one");

        assertThatThrownBy(() -> groups.commit(file, groups.move("unwritten", false, 10)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("exists; nothing was committed");

        assertThat(groups.offsets("unwritten")).isEmpty();
    }

    private SnapshotFile file() {
        return new SnapshotFile(folder.resolve("new-snapshot.json"));
    }

    private static void commit(String group, int partition, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(
                        group,
                        Map.of(
                                TargetGroups.partition(partition),
                                new OffsetAndMetadata(offset, Optional.empty(), "mine")))
                .all()
                .get();
    }

    /** Returns once it has its partitions. */
    private static KafkaConsumer<byte[], byte[]> member(String group, String protocol) {
        KafkaConsumer<byte[], byte[]> member = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        group,
                        "group.protocol",
                        protocol,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        member.subscribe(List.of("orders"));
        while (member.assignment().isEmpty()) {
            member.poll(Duration.ofMillis(100));
        }
        return member;
    }
}
