package io.connectfargate.migration.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.connect.mirror.WrittenCheckpoint;
import org.junit.jupiter.api.Test;

/** The old tool's command lines against a target with checkpoints. */
class GroupOffsetSyncIT extends SyncedTarget {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void runsTheOldCommandLineOfTheJarUnchanged() throws Exception {
        checkpoint("mm2TestConsumer1", 0, 12, "");
        checkpoint("mm2TestConsumer1", 0, 50, "from streams");

        Process old = jar(
                "-cgi",
                "mm2TestConsumer1",
                "-src",
                "msksource",
                "-pfp",
                file().toString(),
                "-int",
                "1",
                "-rf",
                "1",
                "-t",
                "ExampleTopic",
                "-rpc",
                "com.amazonaws.kafka.samples.CustomMM2ReplicationPolicy");
        String printed = new String(old.getInputStream().readAllBytes(), UTF_8);

        assertThat(old.waitFor()).as(printed).isZero();
        assertThat(printed)
                .contains("Group mm2TestConsumer1: set 1 offsets (orders-0 from none to 50), 0 are there already.")
                .contains("-t ExampleTopic has no effect");
        OffsetAndMetadata set = offsets("mm2TestConsumer1").get(new TopicPartition("orders", 0));
        assertThat(set.offset()).isEqualTo(50);
        assertThat(set.metadata()).isEqualTo("from streams");
        assertThat(set.leaderEpoch()).isEmpty();
    }

    @Test
    void goesOnAfterRoundsThatFailAndEndsOnSigtermWithWhatItHasWritten() throws Exception {
        Process old = jar("-cgi", "late", "-src", "later", "-pfp", file().toString(), "-int", "1");
        var lines = old.inputReader(UTF_8);
        assertThat(lines.readLine())
                .contains("Topic later.checkpoints.internal does not exist")
                .contains("[msksource.checkpoints.internal");
        admin.createTopics(List.of(topic("later.checkpoints.internal", 1)))
                .all()
                .get();
        producer.send(WrittenCheckpoint.of("later", "late", "orders", 1, 7, "")).get();

        await().atMost(LIMIT).until(() -> offsets("late").containsKey(new TopicPartition("orders", 1)));
        // Process.destroy would close the output, too.
        old.toHandle().destroy();

        assertThat(old.waitFor()).isEqualTo(143);
        assertThat(lines.lines().toList()).last().asString().startsWith("Group late: ");
    }

    @Test
    void fillsInPartitionsAndNeverGoesBackwards() throws Exception {
        checkpoint("some", 0, 20, "");
        checkpoint("some", 1, 20, "");
        checkpoint("some", 2, 20, "");
        commit("some", Map.of(0, 90L, 1, 5L));

        assertThat(sync("-cgi", "some")).isZero();

        assertThat(positions("some")).containsOnly(Map.entry(0, 90L), Map.entry(1, 20L), Map.entry(2, 20L));
        assertThat(out.toString())
                .contains("set 2 offsets (orders-1 from 5 to 20, orders-2 from none to 20), 1 are there already.");
    }

    @Test
    void leavesAGroupWithMembersAsItIs() throws Exception {
        checkpoint("active", 0, 40, "");
        try (KafkaConsumer<byte[], byte[]> member = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        target.bootstrapServers(),
                        "group.id",
                        "active",
                        "enable.auto.commit",
                        "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            member.subscribe(List.of("orders"));
            await().atMost(LIMIT).until(() -> {
                member.poll(Duration.ofMillis(100));
                return !member.assignment().isEmpty();
            });

            assertThat(sync("-cgi", "active")).isEqualTo(1);

            assertThat(positions("active")).isEmpty();
            assertThat(out.toString()).contains("It is Stable on the target: it has members there");
        }
    }

    @Test
    void setsSeveralGroupsAndThoseOfAPattern() throws Exception {
        checkpoint("team-a", 0, 11, "");
        checkpoint("team-b", 0, 12, "");
        checkpoint("single", 0, 13, "");
        checkpoint("left-out", 0, 14, "");

        assertThat(sync("-cgi", "single", "--groups", "team-.*")).isZero();

        assertThat(List.of(positions("team-a"), positions("team-b"), positions("single"), positions("left-out")))
                .containsExactly(Map.of(0, 11L), Map.of(0, 12L), Map.of(0, 13L), Map.of());
    }

    @Test
    void setsWhatItCanAndNamesWhatItCannot() throws Exception {
        checkpoint("partly", 0, 30, "");
        checkpoint("partly", 1, 5_000, "");
        producer.send(WrittenCheckpoint.of("msksource", "partly", "gone", 0, 3, ""))
                .get();

        assertThat(sync("-cgi", "partly", "--json")).isEqualTo(1);

        assertThat(positions("partly")).containsOnly(Map.entry(0, 30L));
        JsonNode group =
                new ObjectMapper().readTree(out.toString()).path("groups").get(0);
        assertThat(group.path("moved").get(0).path("to").asLong()).isEqualTo(30);
        assertThat(group.path("moved").get(0).path("from").isNull()).isTrue();
        assertThat(group.path("problems").toString())
                .contains("No offset was set for gone-0: it does not exist on the target.")
                .contains("No offset was set for orders-1: its log ends at 100, before the checkpoint's offset 5000.");
    }

    @Test
    void writesNothingInADryRun() throws Exception {
        checkpoint("dry", 0, 30, "");

        assertThat(sync("-cgi", "dry", "--dry-run")).isZero();

        assertThat(positions("dry")).isEmpty();
        assertThat(out.toString()).contains("Group dry: would set 1 offsets (orders-0 from none to 30)");
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        assertThat(sync("-cgi", "nobody")).isEqualTo(1);
        assertThat(out.toString()).contains("Group nobody: 0 are there already. No checkpoint of it in msksource.");
        assertThat(execute("-pfp", "/none/consumer.properties", "-int", "0", "-rf", "-1", "--groups", "["))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("4 configuration errors", "-pfp /none/consumer.properties does not exist", "-int is 0")
                .contains("-rf is -1", "--groups is '['");
        assertThat(execute("-tls")).isEqualTo(2);
        Path nowhere = Files.writeString(folder.resolve("nowhere"), "bootstrap.servers=127.0.0.1:1");
        assertThat(execute("-pfp", nowhere.toString(), "-rf", "1")).isEqualTo(3);
        assertThat(err.toString())
                .contains("The target cluster (bootstrap.servers of " + nowhere + ") cannot be used: ");
    }

    private int sync(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-pfp", file().toString(), "-int", "1", "-rf", "1"));
        arguments.addAll(List.of(more));
        return execute(arguments.toArray(String[]::new));
    }

    private int execute(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "group-offset-sync";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return Migrate.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
