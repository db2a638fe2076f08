package io.connectfargate.quickstart;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.verify.CopyProgress;
import io.connectfargate.migration.verify.MirrorConnectors;
import io.connectfargate.migration.verify.ProgressDisplay;
import io.connectfargate.migration.verify.Workload;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Waits for the target to catch up, and shows how far it is. */
final class Copying {
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration STALLED = Duration.ofSeconds(120);

    private final MirrorConnectors connectors;
    private final PrintStream out;

    Copying(MirrorConnectors connectors, PrintStream out) {
        this.connectors = connectors;
        this.out = out;
    }

    /**
     * @param before what had been replicated before this run
     * @param startedAt when the connector had dealt out its partitions, by {@link System#nanoTime()}
     * @return how much was copied in this run, and in which time
     * @throws Failure if a connector fails, or nothing moves for two minutes
     */
    Copied await(Workload workload, Map<TopicPartition, Long> before, long startedAt) throws InterruptedException {
        CopyProgress start = CopyProgress.of(workload, before);
        CopyProgress now = start;
        long moved = System.nanoTime();
        try (ProgressDisplay display = new ProgressDisplay("Copying", start, out)) {
            while (!now.isComplete()) {
                Thread.sleep(INTERVAL.toMillis());
                connectors.requireHealthy();
                CopyProgress next = CopyProgress.of(workload, connectors.replicated());
                moved = next.done() > now.done() ? System.nanoTime() : moved;
                // Connect answers with nothing while it rebalances; that is not a step back.
                now = next.done() > now.done() ? next : now;
                display.update(now);
                requireMoving(workload, moved);
            }
        }
        return new Copied(now.done() - start.done(), now.bytes() - start.bytes(), nanosSince(startedAt));
    }

    private void requireMoving(Workload workload, long moved) throws InterruptedException {
        if (nanosSince(moved).compareTo(STALLED) < 0) {
            return;
        }
        Map<TopicPartition, Long> replicated = connectors.replicated();
        List<String> behind = workload.parts().entrySet().stream()
                .filter(part -> replicated.getOrDefault(part.getKey(), -1L)
                        < part.getValue().last())
                .map(part -> part.getKey() + " is at " + replicated.getOrDefault(part.getKey(), -1L) + " of "
                        + part.getValue().last())
                .toList();
        throw new Failure(
                ExitCode.NOT_VERIFIED,
                "Nothing has arrived for " + STALLED.toSeconds() + " s. By source offsets: "
                        + String.join(", ", behind));
    }

    private static Duration nanosSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * What one run has copied.
     *
     * @param records by source offsets
     * @param bytes an estimate, uncompressed
     * @param duration until the target had caught up
     */
    record Copied(long records, long bytes, Duration duration) {}
}
