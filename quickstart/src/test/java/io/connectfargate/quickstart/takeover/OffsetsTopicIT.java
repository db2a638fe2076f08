package io.connectfargate.quickstart.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.testsupport.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What offsets topics of other workers hold in addition to offsets, and what contradicts them. */
class OffsetsTopicIT {
    @TempDir
    private static Path folder;

    private static Migrate migrate;
    private static OffsetsTopic dedicatedOffsets;

    @BeforeAll
    static void start() throws Exception {
        migrate = new Migrate(folder);
        dedicatedOffsets = new OffsetsTopic(migrate.clusters, "mm2-offsets.source.internal").create("delete");
    }

    @AfterAll
    static void stop() throws Exception {
        if (migrate != null) {
            migrate.close();
        }
    }

    @Test
    void readsOnlyTheOffsetsThatOtherWorkersStillHold() throws Exception {
        CopiedTopic topic =
                new CopiedTopic(migrate.clusters, "madrid").create(400).createOnTarget();
        topic.copy(0, 1);
        storeOffsetsAmongOthers(topic.name());
        String[] command = migrate.command(
                "from-old",
                topic.name(),
                "mm2 --old-alias msksource --old-name old-msc --offsets-topic connect-offsets-old".split(" "));
        assertThat(migrate.takeover(command)).isEqualTo(-1);
        assertThat(migrate.output()).contains("--worker-group is missing");

        assertThat(migrate.takeover(Migrate.with(command, "--worker-group", "old", "--resume", "--json")))
                .as(migrate.output())
                .isZero();

        assertThat(migrate.output().replaceAll("\\s", ""))
                .contains("{\"topic\":\"madrid\",\"partition\":0,\"stored\":1,\"next\":1,\"evidence\":\"CONFIRMED\"")
                .contains(
                        "{\"topic\":\"madrid\",\"partition\":1,\"stored\":null,\"next\":0,\"evidence\":\"NOT_COPIED\"")
                .contains("\"skippedRecords\":{\"checkpoints\":1,\"connectoranother\":1,\"connectorold-hbc\":1,"
                        + "\"heartbeats\":1}");
        topic.awaitEqual();
    }

    /** Of the first partition, one; of the second one, which a tombstone has removed. */
    private static void storeOffsetsAmongOthers(String topic) throws Exception {
        new OffsetsTopic(migrate.clusters, "connect-offsets-old")
                .create("compact")
                .store(mirrorMaker("old-msc", 0, topic), "{\"offset\":0}")
                .storeAborted(mirrorMaker("old-msc", 0, topic), "{\"offset\":150}")
                .store(mirrorMaker("old-msc", 1, topic), "{\"offset\":90}")
                .store(mirrorMaker("old-msc", 1, topic), null)
                .store(mirrorMaker("another", 1, topic), "{\"offset\":70}")
                .store(mirrorMaker("old-msc", 0, "heartbeats"), "{\"offset\":5}")
                .store("[\"old-hbc\",{\"sourceClusterAlias\":\"msksource\"}]", "{\"offset\":0}")
                .store("[\"old-msc\",{\"group\":\"billing\",\"partition\":1,\"topic\":\"madrid\"}]", "{\"offset\":0}");
    }

    @Test
    void rejectsAnotherNamingPolicy() throws Exception {
        CopiedTopic topic = new CopiedTopic(migrate.clusters, "berlin").create(40);
        new CopiedTopic(migrate.clusters, "source.berlin").createOnTarget();
        dedicatedOffsets.store(
                "[\"MirrorSourceConnector\",{\"cluster\":\"source\",\"partition\":0,\"topic\":\"berlin\"}]",
                "{\"offset\":9}");

        assertThat(migrate.takeover(migrate.command("from-prefix", topic.name(), "mm2")))
                .isEqualTo(1);

        assertThat(migrate.output())
                .contains(
                        "berlin-0: offset 10 is stored, and the target has no partition berlin-0 but has source.berlin")
                .contains("mm2-offsets.source.internal has cleanup.policy=delete");
        assertThat(migrate.status("from-prefix")).isEqualTo(404);
    }

    @Test
    void rejectsAReplicatorThatRunsOrContradictsItself() throws Exception {
        CopiedTopic topic = new CopiedTopic(migrate.clusters, "bern").create(0).createOnTarget();
        topic.writeEqual(100);
        topic.copy(0, 50);
        new OffsetsTopic(migrate.clusters, "connect-offsets")
                .create("compact")
                .store("[\"replicator\",{\"topic\":\"bern\",\"partition\":0}]", "{\"offset\":49}");
        migrate.commit("replicator", Map.of(topic.partition(0), 40L));
        String[] command = migrate.command("from-two", topic.name(), "replicator");

        try (KafkaConsumer<byte[], byte[]> worker = migrate.member("connect-cluster", "connect-offsets")) {
            assertThat(migrate.takeover(command)).isEqualTo(1);
            assertThat(migrate.output()).contains("Replicator still runs: group connect-cluster on the target");
            worker.unsubscribe();
        }

        assertThat(migrate.takeover(command)).isEqualTo(1);
        assertThat(migrate.output()).contains("the offsets topic says 50, and the group on the source 40");
        migrate.commit("replicator", Map.of(topic.partition(0), 50L));
        assertThat(migrate.takeover(Migrate.with(command, "--dry-run")))
                .as(migrate.output())
                .isZero();
        assertThat(migrate.output()).contains("content repeats", "1 not compared");
        assertThat(migrate.status("from-two")).isEqualTo(404);
    }

    @Test
    void exportsAllAfterTheCommandWasKilled() throws Exception {
        int partitions = 1_500;
        OffsetsTopic offsets = new OffsetsTopic(migrate.clusters, "replicator-offsets").create("delete");
        stoppedConnector("to-replicator", partitions);
        String[] command = {
            "replicator",
            "--connect",
            migrate.clusters.address(),
            "--name",
            "to-replicator",
            "--offsets-topic",
            offsets.name(),
            "--worker-group",
            "replicators"
        };
        assertThat(migrate.export(command)).isEqualTo(1);
        assertThat(migrate.output()).contains("has cleanup.policy=delete, with which Connect rejects it");
        migrate.setPolicy(offsets.name(), "compact");
        migrate.killOnce(() -> !offsets.records().isEmpty(), Migrate.with(new String[] {"export"}, command));

        assertThat(migrate.export(command)).as(migrate.output()).isZero();

        assertThat(offsets.records())
                .containsAll(IntStream.range(0, partitions)
                        .mapToObj(partition -> "[\"replicator\",{\"topic\":\"lima\",\"partition\":" + partition
                                + "}]-{\"offset\":" + (partition + 7) + "}")
                        .toList());
    }

    @Test
    void quotesWhatAWorkerSaysToAnOffsetsTopicThatIsNotCompacted() throws Exception {
        Path own = Files.createDirectory(folder.resolve("dedicated"));
        DedicatedMirrorMaker worker = new DedicatedMirrorMaker(migrate.clusters, "none", own);
        String document = Files.readString(SourceTree.find().home().resolve("docs/takeover.md"));
        String quoted = document.substring(document.indexOf("org.apache.kafka.common.config.ConfigException: Topic"));
        String text = quoted.substring(0, quoted.indexOf("```")).strip().replace('\n', ' ');
        String expected = text.replace("'connect-offsets'", "'" + dedicatedOffsets.name() + "'");
        try {
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> Files.readString(own.resolve("mm2.log"))
                                    .contains("Connect worker configurations to use a topic")
                            || !worker.isAlive());
        } finally {
            worker.kill();
        }

        assertThat(Files.readString(own.resolve("mm2.log"))
                        .lines()
                        .filter(line -> line.contains("ConfigException: Topic")))
                .anyMatch(line -> line.contains(expected));
        assertThat(document.lines()
                        .filter(line -> line.startsWith("## ConfigException: "))
                        .map(line -> line.substring(3)))
                .as("the heading that is found by the exception's text")
                .hasSize(1)
                .allMatch(heading -> text.contains("." + heading));
    }

    private static String mirrorMaker(String connector, int partition, String topic) {
        return "[\"" + connector + "\",{\"cluster\":\"msksource\",\"partition\":" + partition + ",\"topic\":\"" + topic
                + "\"}]";
    }

    /** With offsets of many partitions. */
    private static void stoppedConnector(String name, int partitions) throws Exception {
        new CopiedTopic(migrate.clusters, "lima").create(0);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            offsets.put(new TopicPartition("lima", partition), partition + 7L);
        }
        migrate.createStopped(name, "lima", offsets);
    }
}
