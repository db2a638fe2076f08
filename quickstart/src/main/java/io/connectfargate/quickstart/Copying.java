package io.connectfargate.quickstart;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.parity.SourceLogs;
import io.connectfargate.migration.records.RecordReader;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Waits for the target to catch up, and shows how far it is. */
final class Copying {
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration STALLED = Duration.ofSeconds(120);

    private final MirrorConnectors connectors;
    private final RecordReader source;
    private final SourceLogs logs;
    private final PrintStream out;

    Copying(MirrorConnectors connectors, RecordReader source, SourceLogs logs, PrintStream out) {
        this.connectors = connectors;
        this.source = source;
        this.logs = logs;
        this.out = out;
    }

    /**
     * @param before what had been replicated before this run
     * @param startedAt when the connector had dealt out its partitions, by {@link System#nanoTime()}
     * @param patience how long transactions may stay open; after that, what they hold back is no longer waited for
     * @return how much was copied in this run, and in which time
     * @throws Failure if a connector fails, or nothing moves for two minutes
     */
    Copied await(Workload atStart, Map<TopicPartition, Long> before, long startedAt, Duration patience)
            throws InterruptedException {
        Workload workload = atStart;
        CopyProgress start = CopyProgress.of(workload, before);
        CopyProgress now = start;
        long moved = System.nanoTime();
        sayIfHeld(workload, patience);
        try (ProgressDisplay display = new ProgressDisplay("Copying", start, out)) {
            while (!isDone(now, workload, startedAt, patience)) {
                Thread.sleep(INTERVAL.toMillis());
                connectors.requireHealthy();
                workload = workload.refreshed(source, logs);
                CopyProgress next = CopyProgress.of(workload, connectors.replicated());
                boolean waiting = next.done() + workload.heldOffsets() >= next.total();
                moved = next.done() > now.done() || waiting ? System.nanoTime() : moved;
                // Connect answers with nothing while it rebalances; that is not a step back.
                now = next.done() > now.done() ? next : now.of(next.total());
                display.update(now);
                requireMoving(workload, moved);
            }
        }
        return new Copied(workload, now.done() - start.done(), now.bytes() - start.bytes(), nanosSince(startedAt));
    }

    private void sayIfHeld(Workload workload, Duration patience) {
        if (!workload.held().isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "Transactions are open on the source and hold back up to %,d records. Waiting up to %d s for them"
                            + " ...%n",
                    workload.heldOffsets(),
                    patience.toSeconds());
        }
    }

    /** Everything has arrived, or everything but what lies behind transactions that were open for too long. */
    private static boolean isDone(CopyProgress now, Workload workload, long startedAt, Duration patience) {
        boolean visible = now.done() + workload.heldOffsets() >= now.total();
        return now.isComplete() || visible && nanosSince(startedAt).compareTo(patience) > 0;
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
     * @param workload what had to arrive, as it is known at the end
     * @param records by source offsets
     * @param bytes an estimate, uncompressed
     * @param duration until the target had caught up
     */
    record Copied(Workload workload, long records, long bytes, Duration duration) {}
}
