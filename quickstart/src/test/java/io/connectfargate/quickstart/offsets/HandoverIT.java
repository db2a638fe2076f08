package io.connectfargate.quickstart.offsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.migration.handover.HandoverCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Groups move while producers write and the worker copies: each record is read once, on one cluster or the other. */
class HandoverIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** One for each test that ends its producer, and one for the others. */
    private static final String MOVED = "moved";

    private static final String KILLED = "killed";
    private static final String OTHERS = "others";

    @TempDir
    private static Path folder;

    private static MirroredClusters clusters;
    private static final Map<String, NumberedRecords> RECORDS = new HashMap<>();

    /** The program is gone, as after {@code kill -9}: nothing below catches it. */
    private static final class Killed extends Error {
        Killed(String effect) {
            super(effect);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        clusters = new MirroredClusters(folder);
        for (String topic : List.of(MOVED, KILLED, OTHERS)) {
            clusters.sourceAdmin
                    .createTopics(List.of(new NewTopic(topic, 3, (short) 1)))
                    .all()
                    .get();
            RECORDS.put(topic, new NumberedRecords(clusters.source.bootstrapServers(), topic));
        }
        clusters.awaitWorker();
        clusters.connect("mm2-msc", Map.of("refresh.topics.interval.seconds", "1"));
        clusters.connect(
                "mm2-cpc",
                Map.of(
                        "refresh.groups.interval.seconds", "1",
                        "emit.checkpoints.interval.seconds", "1",
                        "sync.group.offsets.interval.seconds", "1"));
    }

    @AfterAll
    static void stop() throws Exception {
        RECORDS.values().forEach(NumberedRecords::end);
        if (clusters != null) {
            clusters.close();
        }
    }

    @Test
    void movesGroupsUnderLoadAndReadsEachRecordOnce() throws Exception {
        Random random = new Random();
        List<MovingGroup> moved = new ArrayList<>();
        for (String name : List.of("billing", "odd.name+[1] é", "team a, b")) {
            MovingGroup group = readOnSource(name, MOVED, 200 + random.nextInt(1_000));
            moved.add(group);
            StringWriter out = new StringWriter();

            int code = handover(name, out, startWhenCommitted(group));

            assertThat(code).as(out.toString()).isZero();
            assertThat(out.toString()).contains("RELEASED", "MAPPED", "all exact", "COMMITTED", "KEPT", "RESUMED");
        }
        moved.forEach(group -> group.awaitMore(100));
        long written = RECORDS.get(MOVED).end();
        moved.forEach(group -> group.assertExactlyOnce(written));
    }

    @Test
    void continuesAfterAKillAtEveryPlace() throws Exception {
        TreeSet<String> killed = new TreeSet<>();
        try (MovingGroup group = readOnSource("killed", KILLED, 300)) {
            StringWriter out = new StringWriter();
            int code = -1;
            while (code != 0) {
                try {
                    code = handover("killed", out, effect -> {
                        if (killed.add(effect)) {
                            throw new Killed(effect);
                        }
                    });
                    assertThat(code).as(out.toString()).isZero();
                } catch (Killed e) {
                    // The next run only watches.
                    startWhenCommitted(group).accept(e.getMessage());
                    out.append("killed after ").append(e.getMessage()).append(System.lineSeparator());
                }
            }
            assertThat(killed)
                    .contains("excluded", "stopped", "resumed", "committed", "noted RELEASED", "noted COMMITTED");
            group.awaitMore(100);
            group.assertExactlyOnce(RECORDS.get(KILLED).end());
        }
    }

    @Test
    void putsEverythingBack() throws Exception {
        readOnSource("undone", OTHERS, 300).close();
        await().atMost(LIMIT).until(() -> !onTarget("undone").isEmpty());
        StringWriter out = new StringWriter();

        assertThat(handover("undone", out, effect -> {}, "--no-watch"))
                .as(out.toString())
                .isZero();
        assertThat(excluded()).contains("undone");
        Map<TopicPartition, OffsetAndMetadata> moved = onTarget("undone");
        assertThat(handover("undone", out, effect -> {}, "--undo"))
                .as(out.toString())
                .isZero();

        assertThat(out.toString()).contains("RESTORED", "CARRIED", "UNDONE");
        assertThat(excluded()).doesNotContain("undone");
        assertThat(moved).isNotEmpty();
    }

    @Test
    void rejectsAGroupWithMembersAndChangesNothing() throws Exception {
        try (MovingGroup group = readOnSource("active", OTHERS, 10)) {
            group.start(clusters.source.bootstrapServers());
            group.awaitMore(100);
            StringWriter out = new StringWriter();

            assertThat(handover("active", out, effect -> {})).isEqualTo(1);

            assertThat(out.toString()).contains("active: the group has members on the source. Stop its consumers");
            assertThat(excluded()).startsWith("console-consumer-.*, __.*").doesNotContain("active");
            assertThat(folder.resolve("handover-active.json")).doesNotExist();
        }
    }

    /** A group that has read something on the source and has no member any more. */
    private static MovingGroup readOnSource(String name, String topic, int count) {
        MovingGroup group = new MovingGroup(name, topic);
        group.start(clusters.source.bootstrapServers());
        group.awaitMore(count);
        group.stop();
        return group;
    }

    private static Consumer<String> startWhenCommitted(MovingGroup group) {
        return effect -> {
            if (effect.equals("noted COMMITTED")) {
                group.start(clusters.target.bootstrapServers());
            }
        };
    }

    private static Map<TopicPartition, OffsetAndMetadata> onTarget(String group) throws Exception {
        return clusters.targetAdmin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    private static String excluded() throws Exception {
        return clusters.rest.configured("mm2-cpc", "groups.exclude").orElseThrow();
    }

    private static int handover(String group, StringWriter out, Consumer<String> afterEffect, String... more) {
        PrintWriter writer = new PrintWriter(out, true);
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of(
                "--group", group, "--connect", clusters.address(), "--name", "mm2-msc", "--timeout", "60", "--state"));
        arguments.add(folder.resolve("handover-" + group + ".json").toString());
        return new CommandLine(new HandoverCommand(afterEffect))
                .setOut(writer)
                .setErr(writer)
                .execute(arguments.toArray(String[]::new));
    }
}
