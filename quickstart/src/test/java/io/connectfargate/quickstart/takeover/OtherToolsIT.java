package io.connectfargate.quickstart.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's connector continues after tools that store offsets in other ways: no record is missing, and none is there twice. */
class OtherToolsIT {
    @TempDir
    private static Path folder;

    private static Migrate migrate;

    @BeforeAll
    static void start() throws Exception {
        migrate = new Migrate(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (migrate != null) {
            migrate.close();
        }
    }

    @Test
    void continuesAfterMirrorMaker1() throws Exception {
        CopiedTopic topic =
                new CopiedTopic(migrate.clusters, "rome").create(5_000).createOnTarget();
        String[] command = migrate.command("from-mm1", topic.name(), "mm1", "--group", "mm1_consumer_group01");
        assertThat(migrate.takeover(command)).isEqualTo(1);
        assertThat(migrate.output()).contains("The source has no group mm1_consumer_group01");
        copyAsMirrorMaker1(topic, command);
        leaveOffsets("from-mm1", topic);

        assertThat(migrate.takeover(command)).as(migrate.output()).isZero();

        assertThat(migrate.output())
                .contains("Deleted: what an earlier connector from-mm1 has stored of 1 partitions")
                .contains("confirmed", "not copied", "Connector from-mm1 is stopped.", "To have it copy");
        assertThat(migrate.offsets("from-mm1"))
                .doesNotContain("{\"offset\":77}")
                .contains("{\"offset\":1199}");
        assertThat(migrate.takeover(Migrate.with(command, "--resume")))
                .as(migrate.output())
                .isZero();
        topic.awaitEqual();
    }

    @Test
    void usesMirrorMaker1sCommitsWhereItHasMixedPartitions() throws Exception {
        CopiedTopic topic =
                new CopiedTopic(migrate.clusters, "turin").create(400).createOnTarget();
        topic.copyMixed(0, 150);
        topic.copyMixed(1, 90);
        migrate.commit("mm1_turin", Map.of(topic.partition(0), 150L, topic.partition(1), 90L));

        assertThat(migrate.takeover(
                        migrate.command("from-mixed", topic.name(), "mm1", "--group", "mm1_turin", "--resume")))
                .as(migrate.output())
                .isZero();

        assertThat(migrate.output()).contains("MirrorMaker 1 need not keep partitions", "2 not compared, 1 not copied");
        topic.awaitSameRecords();
    }

    @Test
    void continuesAfterReplicatorAndBack() throws Exception {
        CopiedTopic topic =
                new CopiedTopic(migrate.clusters, "paris").create(3_000).createOnTarget();
        topic.copy(0, 126);
        topic.copy(1, 90);
        OffsetsTopic offsets = new OffsetsTopic(migrate.clusters, "connect-offsets").create("compact");
        offsets.store("[\"replicator\",{\"topic\":\"paris\",\"partition\":0}]", "{\"offset\":100}");
        offsets.store("[\"replicator\",{\"topic\":\"paris\",\"partition\":0}]", "{\"offset\":125}");
        offsets.store("[\"replicator\",{\"topic\":\"paris\",\"partition\":1}]", "{\"offset\":89}");
        offsets.store("[\"other\",{\"topic\":\"paris\",\"partition\":1}]", "{\"offset\":7}");
        migrate.commit("replicator", Map.of(topic.partition(0), 126L, topic.partition(1), 90L));
        String[] command = migrate.command("from-replicator", topic.name(), "replicator", "--resume");

        assertThat(migrate.takeover(command)).as(migrate.output()).isZero();

        assertThat(migrate.output()).contains("2 confirmed");
        topic.awaitEqual();
        exportsToReplicator(offsets);
    }

    private void exportsToReplicator(OffsetsTopic offsets) throws Exception {
        String[] command = {"replicator", "--connect", migrate.clusters.address(), "--name", "from-replicator"};
        assertThat(migrate.export(command)).isEqualTo(1);
        assertThat(migrate.output()).contains("is RUNNING. Expected: STOPPED");
        migrate.require("PUT", "/connectors/from-replicator/stop", "");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> migrate.clusters
                        .rest
                        .send("GET", "/connectors/from-replicator/status", "")
                        .body()
                        .contains("STOPPED"));

        assertThat(migrate.export(command)).as(migrate.output()).isZero();

        assertThat(migrate.export(Migrate.with(command, "--json"))).isZero();
        List<String> records = offsets.records();
        assertThat(records.subList(records.size() - 2, records.size()))
                .containsExactly(
                        "[\"replicator\",{\"topic\":\"paris\",\"partition\":0}]-{\"offset\":1499}",
                        "[\"replicator\",{\"topic\":\"paris\",\"partition\":1}]-{\"offset\":1499}");
    }

    /** 1,200 records of each partition, and the commit of its group; while it runs, nothing can continue. */
    private static void copyAsMirrorMaker1(CopiedTopic topic, String... command) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        migrate.clusters.source.bootstrapServers(),
                        "group.id",
                        "mm1_consumer_group01",
                        "auto.offset.reset",
                        "earliest",
                        // Only what is committed here counts.
                        "enable.auto.commit",
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic.name()));
            await().pollInSameThread().atMost(Duration.ofMinutes(2)).until(() -> {
                consumer.poll(Duration.ofMillis(100));
                return consumer.assignment().size() == CopiedTopic.PARTITIONS;
            });
            topic.copy(0, 1_200);
            topic.copy(1, 1_200);
            consumer.commitSync(Map.of(
                    topic.partition(0), new OffsetAndMetadata(1_200),
                    topic.partition(1), new OffsetAndMetadata(1_200),
                    topic.partition(2), new OffsetAndMetadata(0)));
            assertThat(migrate.takeover(command)).isEqualTo(1);
            assertThat(migrate.output()).contains("MirrorMaker 1 still runs: group mm1_consumer_group01 on the source");
            consumer.unsubscribe();
        }
    }

    /** Of a connector that was deleted, which Connect keeps. */
    private static void leaveOffsets(String name, CopiedTopic topic) {
        migrate.createStopped(name, topic.name(), Map.of(topic.partition(2), 77L));
        migrate.require("DELETE", "/connectors/" + name, "");
    }
}
