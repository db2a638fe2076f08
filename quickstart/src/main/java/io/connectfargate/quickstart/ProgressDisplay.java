package io.connectfargate.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that moves on a terminal, and a line every few seconds anywhere else. */
final class ProgressDisplay implements AutoCloseable {
    /** The system property that scripts set to true where the output is a terminal. */
    private static final String TERMINAL = "progress.terminal";

    private static final int WIDTH = 110;
    private static final int TERMINAL_INTERVAL_MS = 200;
    private static final int LINE_INTERVAL_MS = 3000;

    private final long started = System.nanoTime();
    private final CopyProgress start;
    private final ProgressBar bar;
    private String lastLine = "";

    /**
     * Shows the start.
     *
     * @param start what was there before, which does not count for the pace
     */
    ProgressDisplay(String task, CopyProgress start, PrintStream out) {
        this.start = start;
        boolean terminal = Boolean.getBoolean(TERMINAL);
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(start.total())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(terminal ? TERMINAL_INTERVAL_MS : LINE_INTERVAL_MS)
                .setConsumer(
                        terminal
                                ? new ConsoleProgressBarConsumer(out, WIDTH)
                                : new DelegatingProgressBarConsumer(line -> println(out, line.stripTrailing()), WIDTH))
                .hideEta()
                .setUnit(" records", 1)
                .startsFrom(start.done(), Duration.ZERO)
                .build();
        update(start);
    }

    /** Shows a new state; cheap enough to be called often. */
    void update(CopyProgress progress) {
        Duration elapsed = elapsed();
        Duration left = progress.timeLeft(start, elapsed);
        bar.setExtraMessage(String.format(
                Locale.ROOT,
                " %.1f MB/s, %s",
                progress.bytesPerSecond(start, elapsed) / 1e6,
                left == null ? "" : left.toSeconds() + " s left"));
        // An aborted transaction leaves less to copy than it seemed.
        bar.maxHint(progress.total());
        bar.stepTo(progress.done());
    }

    /** The bar shows its end twice, which only matters where lines stay. */
    private synchronized void println(PrintStream out, String line) {
        if (!line.equals(lastLine)) {
            lastLine = line;
            out.println(line);
        }
    }

    /** Since this was made. */
    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    @Override
    public void close() {
        bar.close();
    }
}
