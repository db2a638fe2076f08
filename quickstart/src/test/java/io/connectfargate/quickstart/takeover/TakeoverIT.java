package io.connectfargate.quickstart.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's connector continues after a MirrorMaker 2 that was killed, and where nothing fits it does nothing. */
class TakeoverIT {
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
    void continuesAfterADedicatedMirrorMakerWasKilled() throws Exception {
        CopiedTopic topic = new CopiedTopic(migrate.clusters, "london").create(2_000);
        copyUntilKilled(topic);
        String[] command = migrate.command("from-mm2", topic.name(), "mm2");

        // Its member leaves after the session timeout.
        assertThat(migrate.takeover(command)).isEqualTo(1);
        assertThat(migrate.output()).contains("MirrorMaker 2 still runs: group source-mm2 on the target");
        await().atMost(Duration.ofMinutes(2)).until(() -> migrate.takeover(Migrate.with(command, "--dry-run")) == 0);
        assertThat(migrate.status("from-mm2")).isEqualTo(404);
        // It has not stored all of its offsets yet, or just has.
        migrate.killOnce(() -> migrate.status("from-mm2") == 200, Migrate.with(new String[] {"takeover"}, command));

        assertThat(migrate.takeover(Migrate.with(command, "--resume")))
                .as(migrate.output())
                .isZero();

        assertThat(migrate.output()).contains("corrected", "not copied", "Connector from-mm2 is running");
        topic.awaitEqual();
        assertThat(migrate.takeover(command)).isEqualTo(1);
        assertThat(migrate.output()).contains("Connector from-mm2 exists already and is RUNNING");
        rejectsASecondConnector(topic);
    }

    @Test
    void rejectsWhatTheTargetContradicts() throws Exception {
        CopiedTopic topic = new CopiedTopic(migrate.clusters, "oslo").create(1_000);
        migrate.commit("mm1_oslo", Map.of(topic.partition(0), 300L));
        String[] command = migrate.command("from-nobody", topic.name(), "mm1", "--group", "mm1_oslo");

        assertThat(migrate.takeover(command)).isEqualTo(1);

        assertThat(migrate.output())
                .contains("oslo-0: offset 300 is stored, and the target has no partition oslo-0")
                .contains("copied under another name?");
        topic.createOnTarget().copy(0, 200);
        assertThat(migrate.takeover(command)).isEqualTo(1);
        assertThat(migrate.output()).contains("end at 200 on the source, and offset 300 is stored");
        migrate.commit("mm1_oslo", Map.of(topic.partition(0), 501L));
        assertThat(migrate.takeover(Migrate.with(command, "--trust-stored", "oslo")))
                .isEqualTo(1);
        assertThat(migrate.output()).contains("offset 501 is stored, and the source ends at 500");
        assertThat(migrate.status("from-nobody")).isEqualTo(404);
    }

    /** Copies with a real MirrorMaker 2, which is killed while records are written. */
    private static void copyUntilKilled(CopiedTopic topic) throws Exception {
        Path own = Files.createDirectory(folder.resolve("dedicated"));
        DedicatedMirrorMaker old = new DedicatedMirrorMaker(migrate.clusters, topic.name(), own);
        AtomicBoolean copying = new AtomicBoolean(true);
        Thread writer = writeWhile(copying, topic);
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> topic.onTarget() > 2_500 || !old.isAlive());
            assertThat(old.isAlive())
                    .as(Files.readString(own.resolve("mm2.log")))
                    .isTrue();
        } finally {
            old.kill();
            copying.set(false);
            writer.join();
        }
    }

    private void rejectsASecondConnector(CopiedTopic topic) throws Exception {
        assertThat(migrate.takeover(migrate.command("second", topic.name(), "mm2")))
                .isEqualTo(1);
        assertThat(migrate.output()).contains("Connector from-mm2 (RUNNING) copies london, too");
    }

    private static Thread writeWhile(AtomicBoolean copying, CopiedTopic topic) {
        Thread writer = new Thread(() -> {
            for (int from = 2_000; copying.get(); from += 50) {
                topic.write(from, from + 50);
            }
        });
        writer.start();
        return writer;
    }
}
