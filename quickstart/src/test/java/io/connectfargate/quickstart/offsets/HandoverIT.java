package io.connectfargate.quickstart.offsets;

import static io.connectfargate.quickstart.offsets.Handovers.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups move while producers write and the worker copies: each record is read once, on one cluster or the other. */
class HandoverIT {
    /** One for each test that ends its producer, and one for the others. */
    private static final String MOVED = "moved";

    private static final String KILLED = "killed";
    private static final String KILL_9 = "kill-9";
    private static final String OTHERS = "others";

    @TempDir
    private static Path folder;

    private static Handovers handovers;

    @BeforeAll
    static void start() throws Exception {
        handovers = new Handovers(folder, List.of(MOVED, KILLED, KILL_9, OTHERS));
    }

    @AfterAll
    static void stop() throws Exception {
        if (handovers != null) {
            handovers.close();
        }
    }

    @Test
    void movesGroupsUnderLoadAndReadsEachRecordOnce() throws Exception {
        Random random = new Random();
        List<MovingGroup> moved = new ArrayList<>();
        for (String name : List.of("billing", "odd.name+[1] é", "team a, b")) {
            MovingGroup group = handovers.readOnSource(name, MOVED, 100 + random.nextInt(300));
            moved.add(group);
            StringWriter out = new StringWriter();

            int code = handovers.run(name, out, startWhenCommitted(group));

            assertThat(code).as(out.toString()).isZero();
            assertThat(out.toString()).contains("RELEASED", "MAPPED", "all exact", "COMMITTED", "KEPT", "RESUMED");
        }
        moved.forEach(group -> group.awaitMore(100));
        long written = handovers.end(MOVED);
        moved.forEach(group -> group.assertExactlyOnce(written));
    }

    @Test
    void continuesAfterAKillAtEveryPlace() throws Exception {
        try (MovingGroup group = handovers.readOnSource("killed", KILLED, 100)) {
            // The run after the last kill only watches.
            Set<String> places = new KilledRuns(handovers).run("killed", startWhenCommitted(group));

            assertThat(places)
                    .contains("locked", "excluded", "stopped", "resumed", "unlocked", "committed")
                    .contains("noted RELEASED", "noted COMMITTED");
            group.awaitMore(100);
            group.assertExactlyOnce(handovers.end(KILLED));
        }
    }

    @Test
    void isPutBackOrMovedWholeAfterItsProcessIsKilled() throws Exception {
        try (MovingGroup group = handovers.readOnSource(KILL_9, KILL_9, 100)) {
            String before = handovers.excluded();
            handovers.start(KILL_9, "stopped").killThere();
            await().atMost(LIMIT).until(() -> handovers.state().equals("STOPPED"));
            assertThat(handovers.succeed(KILL_9, "--undo")).contains("CARRIED", "UNDONE");
            assertThat(handovers.excluded()).isEqualTo(before);
            handovers.requireFree();

            handovers.readOnSource(group, 100);
            handovers.start(KILL_9, "committed").killThere();
            handovers.succeed(KILL_9, "--no-watch");
            group.start(handovers.clusters.target.bootstrapServers());
            assertThat(handovers.succeed(KILL_9)).contains("RESUMED");
            handovers.requireFree();
            group.awaitMore(100);
            group.assertExactlyOnce(handovers.end(KILL_9));
        }
    }

    private static void assertUndoIsShown() throws Exception {
        assertThat(handovers.succeed("undone", "--undo", "--dry-run"))
                .contains(
                        OTHERS + "-1: offset 0 on the target again",
                        ": no offset on the target again",
                        "undone is taken out of groups.exclude; STOPPED again",
                        "Nothing was changed.");
    }

    @Test
    void putsEverythingBackAsItWas() throws Exception {
        handovers.readOnSource("undone", OTHERS, 100).close();
        // Copied: the first record of every partition exists.
        handovers.succeed("undone", "--dry-run");
        // Nothing but this test and the handover writes the target's offsets from here on. Two partitions have none.
        handovers.stop();
        try {
            handovers.setOnTarget(
                    "undone", Map.of(new TopicPartition(OTHERS, 1), new OffsetAndMetadata(0, "as it was")));
            Map<TopicPartition, OffsetAndMetadata> before = handovers.onTarget("undone");
            String list = handovers.excluded();

            handovers.succeed("undone", "--no-watch");
            assertUndoIsShown();
            assertThat(handovers.excluded()).startsWith(list).contains("undone");
            assertThat(handovers.onTarget("undone")).isNotEqualTo(before);
            handovers.start("undone", "restored", "--undo").killThere();
            String out = handovers.succeed("undone", "--undo");

            assertThat(out).contains("RESTORED", "CARRIED", "UNDONE");
            assertThat(handovers.onTarget("undone")).isEqualTo(before);
            assertThat(handovers.excluded()).isEqualTo(list);
            await().atMost(LIMIT).until(() -> handovers.state().equals("STOPPED"));
        } finally {
            handovers.resume();
        }
    }

    @Test
    void changesTheConnectorWhenAnotherHandoverNoLongerDoes() throws Exception {
        handovers.readOnSource("first", OTHERS, 100).close();
        handovers.readOnSource("second", OTHERS, 100).close();
        handovers.succeed("second", "--dry-run");
        StringWriter waiting = new StringWriter();
        List<CompletableFuture<Integer>> second = new ArrayList<>();

        int first = handovers.run(
                "first",
                new StringWriter(),
                effect -> {
                    if (effect.equals("locked")) {
                        StringWriter rejected = new StringWriter();
                        int code = handovers.run("second", rejected, late -> {}, "--timeout", "3");
                        assertThat(code).isEqualTo(1);
                        assertThat(rejected.toString())
                                .contains("The handover of group first changes connector mm2-cpc since");
                        second.add(CompletableFuture.supplyAsync(
                                () -> handovers.run("second", waiting, late -> {}, "--no-watch")));
                        await().atMost(LIMIT)
                                .until(() -> waiting.toString().contains("Waiting until the handover of first"));
                    }
                },
                "--no-watch");

        assertThat(first).isZero();
        assertThat(second.get(0).get()).as(waiting.toString()).isZero();
        assertThat(handovers.excluded()).contains(", first, second");
        handovers.requireFree();
    }

    @Test
    void rejectsAGroupWithMembersAndChangesNothing() throws Exception {
        try (MovingGroup group = new MovingGroup("active", OTHERS)) {
            handovers.write(OTHERS);
            group.start(handovers.clusters.source.bootstrapServers());
            group.awaitMore(100);
            StringWriter out = new StringWriter();

            assertThat(handovers.run("active", out, effect -> {})).isEqualTo(1);

            assertThat(out.toString()).contains("active: the group has members on the source. Stop its consumers");
            assertThat(handovers.excluded())
                    .startsWith("console-consumer-.*, __.*")
                    .doesNotContain("active");
            assertThat(handovers.state("active")).doesNotExist();
        }
    }

    private static Consumer<String> startWhenCommitted(MovingGroup group) {
        return effect -> {
            if (effect.equals("noted COMMITTED")) {
                group.start(handovers.clusters.target.bootstrapServers());
            }
        };
    }
}
