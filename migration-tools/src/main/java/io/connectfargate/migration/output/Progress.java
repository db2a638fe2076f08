package io.connectfargate.migration.output;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal for what takes longer than two seconds, and nothing anywhere else. Thread-safe. */
public final class Progress implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int WIDTH = 100;
    private static final int INTERVAL_MS = 200;

    private final String task;
    private final PrintWriter err;
    private final boolean shown;
    private final long started = System.nanoTime();
    private long total;
    private long done;
    private ProgressBar bar;

    /**
     * Begins.
     *
     * @param total steps; it may grow
     * @param shown whether somebody watches
     */
    Progress(String task, long total, PrintWriter err, boolean shown) {
        this.task = task;
        this.total = total;
        this.err = err;
        this.shown = shown;
    }

    /** Steps that are done; cheap enough to be called for each record. */
    public synchronized void step(long steps) {
        done += steps;
        if (shown && bar == null && System.nanoTime() - started > PATIENCE.toNanos()) {
            err.flush();
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(INTERVAL_MS)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                    .build();
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    /** What there is to do in all, as it is known now. */
    public synchronized void total(long steps) {
        total = steps;
        if (bar != null) {
            bar.maxHint(steps);
        }
    }

    /** Whether a bar was drawn. */
    synchronized boolean isDrawn() {
        return bar != null;
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
