package io.connectfargate.quickstart.offsets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Groups are moved, two at once, by processes that are killed at random moments and run again, or are put back and moved later. {@code
 * ./soak.sh handover SEED COUNT} runs it. The seed repeats the choice of what happens, not the moments.
 *
 * <p>A moved group stops when it has read what was written by then, and reads the rest when all have moved: MirrorMaker sets back groups
 * without members, and two groups that read are enough of a load.
 */
class HandoverSoak {
    private static final int COUNT = Integer.getInteger("handover.count", 20);
    private static final long SEED = Long.getLong("handover.seed", 1);
    private static final String TOPIC = "soak";
    /** Of the first attempt; each further one may last as much longer, so that a slow machine comes to an end, too. */
    private static final int LONGEST_MS = 15_000;
    /** One kill of so many is followed by putting everything back. */
    private static final int PUT_BACK = 4;

    private final ExecutorService two = Executors.newFixedThreadPool(2);
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger putBack = new AtomicInteger();

    @TempDir
    private Path folder;

    private Handovers handovers;

    @AfterEach
    void stop() throws Exception {
        two.shutdownNow();
        if (handovers != null) {
            handovers.close();
        }
    }

    @Test
    void losesNothingAndReadsNothingTwiceWhereverItIsKilled() throws Exception {
        handovers = new Handovers(folder, List.of(TOPIC));
        String before = handovers.excluded();
        List<CompletableFuture<MovingGroup>> moves = new ArrayList<>();
        for (int number = 0; number < COUNT; number++) {
            String name = "soak-" + number;
            Random random = new Random(SEED * COUNT + number);
            moves.add(CompletableFuture.supplyAsync(() -> move(name, random), two));
        }
        List<MovingGroup> moved = moves.stream().map(CompletableFuture::join).toList();

        long written = handovers.end(TOPIC);
        CompletableFuture.allOf(moved.stream()
                        .map(group -> CompletableFuture.runAsync(() -> readToTheEnd(group, written), two))
                        .toArray(CompletableFuture[]::new))
                .join();
        handovers.requireFree();
        assertThat(handovers.excluded()).startsWith(before + ", soak-");
        assertThat(handovers.excluded().split(", soak-", -1)).hasSize(1 + COUNT);
        System.out.printf(
                "%d groups of %,d records moved, %d processes killed, %d times put back: 0 records lost, 0 read twice%n",
                COUNT, written, kills.get(), putBack.get());
    }

    private MovingGroup move(String name, Random random) {
        try {
            MovingGroup group = handovers.readOnSource(name, TOPIC, 100 + random.nextInt(300));
            for (int attempt = 1; !runs(name, random, attempt, "--no-watch"); attempt++) {
                if (random.nextInt(PUT_BACK) == 0 && Files.exists(handovers.state(name))) {
                    int undo = 1;
                    while (!runs(name, random, undo, "--undo")) {
                        undo++;
                    }
                    putBack.incrementAndGet();
                    handovers.readOnSource(group, 100);
                }
            }
            int onSource = group.read();
            group.start(handovers.clusters.target.bootstrapServers());
            assertThat(handovers.succeed(name)).contains("RESUMED");
            long written = handovers.written(TOPIC);
            group.assertExactlyOnce(written);
            System.out.printf(
                    "%s: %,d records, %,d of them on the source; 0 lost, 0 read twice%n", name, written, onSource);
            return group;
        } catch (Exception e) {
            throw new IllegalStateException(name, e);
        }
    }

    private void readToTheEnd(MovingGroup group, long written) {
        group.start(handovers.clusters.target.bootstrapServers());
        group.assertExactlyOnce(written);
    }

    /** Whether it has succeeded before it was killed. */
    private boolean runs(String name, Random random, int attempt, String how) throws Exception {
        HandoverProcess process = handovers.start(name, "", how);
        OptionalInt code = process.endOrKill(Duration.ofMillis(random.nextInt(LONGEST_MS * attempt)));
        if (code.isEmpty()) {
            kills.incrementAndGet();
        } else {
            assertThat(code.getAsInt()).as(process.output()).isZero();
        }
        return code.isPresent();
    }
}
