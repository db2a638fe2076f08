package io.connectfargate.quickstart.offsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.migration.mapping.Answer;
import io.connectfargate.migration.offsets.OffsetsCommand;
import io.connectfargate.quickstart.offsets.CopiedRecords.Effect;
import io.connectfargate.quickstart.offsets.FoundOffsets.Pairs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Offsets in topics of every kind, copied by the product's worker: none skips a record, and an exact one repeats none. */
class ExactOffsetsIT {
    private static final String COMMA = "team a, b";

    @TempDir
    private static Path folder;

    private static MigratedTopics topics;

    @BeforeAll
    static void start() throws Exception {
        topics = new MigratedTopics(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (topics != null) {
            topics.close();
        }
    }

    /**
     * The least number of exact offsets among 24, with all stored pairs, with the newest only, and without any. Where one side has
     * deleted records, it depends on the pairs that MirrorMaker has sent: the last ones may lack on a machine that is loaded.
     */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "plain, 24, 24, 24",
        "transactions, 24, 24, 24",
        "equal, 24, 24, 24",
        "repeating, 24, 24, 24",
        "append-time, 24, 24, 24",
        "out-of-order, 24, 24, 24",
        "truncated, 20, 3, 3",
        "compacted-on-source, 20, 1, 1",
        "compacted, 20, 10, 10"
    })
    void skipsNothingAndRepeatsNothing(String topic, int all, int newest, int none) throws Exception {
        for (Map.Entry<Pairs, Integer> expected :
                Map.of(Pairs.ALL, all, Pairs.NEWEST, newest, Pairs.NONE, none).entrySet()) {
            List<Answer> answers = topics.find(topic, expected.getKey());

            List<Effect> effects = topics.copied().effects(new TopicPartition(topic, 0), answers);
            int exact = 0;
            for (int i = 0; i < answers.size(); i++) {
                assertThat(effects.get(i).skipped())
                        .as(answers.get(i).toString())
                        .isZero();
                assertThat(effects.get(i).repeated())
                        .as(answers.get(i).toString())
                        .isLessThanOrEqualTo(answers.get(i).rereads());
                exact += answers.get(i).isExact() ? 1 : 0;
            }
            MigratedTopics.note(topic, expected.getKey(), exact, answers);
            assertThat(exact).as(expected.getKey() + " " + answers).isGreaterThanOrEqualTo(expected.getValue());
        }
    }

    @Test
    void showsEveryGroupAndWritesNothing() throws Exception {
        StringWriter out = new StringWriter();

        // Without the topics of which one side has deleted what others would show.
        int code = migrate(
                out, "--all-groups", "--leave", "truncated", "--leave", "compacted-on-source", "--leave", "compacted");

        assertThat(code).as(out.toString()).isZero();

        assertThat(out.toString())
                .contains("GROUP", "SOURCE", "TARGET", "PROOF", "BRACKETED", "... and ", "Compared: ")
                .contains("Without any offset on the target: ", COMMA)
                .doesNotContain("Exactly-once is not known");
        assertThat(topics.onTarget("group-5")).isEmpty();
    }

    @Test
    void findsTheSameWithoutAWorker() throws Exception {
        List<String> known = found("--connect", topics.clusters().address(), "--name", "mm2-msc");
        List<String> stored = found(
                "--source-properties",
                MigratedTopics.properties(folder.resolve("source.properties"), topics.clusters().source),
                "--target-properties",
                MigratedTopics.properties(folder.resolve("target.properties"), topics.clusters().target),
                "--offsets-topic",
                "connect-offsets-offsets");

        assertThat(stored).hasSizeGreaterThan(24 * 3).isEqualTo(known).anyMatch(line -> line.contains("\"END\""));
    }

    private static List<String> found(String... clusters) {
        StringWriter out = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--all-groups", "--json"));
        List.of("truncated", "compacted-on-source", "compacted")
                .forEach(topic -> all.addAll(List.of("--leave", topic)));
        all.addAll(List.of(clusters));
        assertThat(run(out, all)).as(out.toString()).isZero();
        return out.toString()
                .lines()
                .filter(line -> line.matches(" *\"(delivery|group|topic|target|proof|rereads)\" : .*"))
                .toList();
    }

    @Test
    void showsAgainUntilItIsStopped() throws Exception {
        StringWriter out = new StringWriter();
        Thread watch = new Thread(() -> migrate(out, "--group=group-3", "--watch", "--interval=1"));
        watch.start();

        // A later reading of the offset pairs has to find the same.
        await().atMost(Duration.ofMinutes(1)).until(() -> out.toString().split("Compared: ", -1).length > 3);
        watch.interrupt();
        watch.join(Duration.ofSeconds(30).toMillis());

        assertThat(watch.isAlive()).isFalse();
        List<String> proofs = out.toString()
                .lines()
                .filter(line -> line.contains(" exact. Compared: "))
                .map(line -> line.substring(0, line.indexOf(" exact.")))
                .distinct()
                .toList();
        assertThat(proofs).as(out.toString()).hasSize(1);
    }

    @Test
    void commitsAndPutsBack() throws Exception {
        Path snapshot = folder.resolve("snapshot.json");
        StringWriter out = new StringWriter();

        int code = migrate(out, "--group=" + COMMA, "--group=group-23", "--commit", "--json", "--snapshot=" + snapshot);

        assertThat(code).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("\"delivery\" : \"EXACTLY_ONCE\"", "\"committed\" : [ \"group-23\", \"" + COMMA + "\" ]");
        Map<TopicPartition, OffsetAndMetadata> target = topics.onTarget(COMMA);
        assertThat(target.keySet()).isEqualTo(Set.of(new TopicPartition(KindsOfTopics.PLAIN, 0)));
        OffsetAndMetadata offset = target.get(new TopicPartition(KindsOfTopics.PLAIN, 0));
        assertThat(offset.metadata()).isEqualTo("of the group");
        assertThat(offset.leaderEpoch()).isEmpty();
        assertThat(topics.onTarget("group-23")).hasSize(KindsOfTopics.ALL.size());

        assertThat(migrate(new StringWriter(), "--restore", snapshot.toString()))
                .isZero();
        assertThat(topics.onTarget(COMMA)).isEmpty();
        assertThat(topics.onTarget("group-23")).isEmpty();
    }

    @Test
    void rejectsUnknownGroupsAndContradictions() {
        StringWriter out = new StringWriter();

        assertThat(migrate(out, "--group", "nobody")).isEqualTo(1);
        assertThat(out.toString()).contains("The source has no such group: nobody.", "group-3");
        assertThat(migrate(out, "--all-groups", "--commit", "--dry-run")).isEqualTo(2);
    }

    /** With the output of both streams. */
    private static int migrate(StringWriter out, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--connect", topics.clusters().address(), "--name", "mm2-msc"));
        return run(out, all);
    }

    private static int run(StringWriter out, List<String> arguments) {
        PrintWriter writer = new PrintWriter(out, true);
        return new CommandLine(new OffsetsCommand())
                .setOut(writer)
                .setErr(writer)
                .execute(arguments.toArray(String[]::new));
    }
}
