package io.connectfargate.migration.handover;

import io.connectfargate.migration.output.OutputOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints each step when it is done, with the time and how long it has lasted. */
final class Steps {
    private static final int CLOCK_FROM = "2026-11-30T".length();
    private static final double MILLISECONDS = 1_000;

    private final OutputOptions output;
    private final List<Map<String, Object>> done = new ArrayList<>();
    private Instant since = Instant.now();

    Steps(OutputOptions output) {
        this.output = output;
    }

    /** The step that ran since the last one is done. */
    void done(String step, String detail) {
        Instant now = Instant.now();
        Duration lasted = Duration.between(since, now);
        since = now;
        String at = now.truncatedTo(ChronoUnit.SECONDS).toString();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("step", step);
        entry.put("at", at);
        entry.put("ms", lasted.toMillis());
        entry.put("detail", detail);
        done.add(entry);
        if (!output.isJson()) {
            output.out()
                    .printf(
                            Locale.ROOT,
                            "%s  %-10s %6.1f s  %s%n",
                            at.substring(CLOCK_FROM),
                            step,
                            lasted.toMillis() / MILLISECONDS,
                            detail);
            output.out().flush();
        }
    }

    /** Something that people wait for, which is no result. */
    void waiting(String sentence) {
        if (!output.isJson()) {
            output.err().println(sentence);
            output.err().flush();
        }
    }

    /** The same for machines. */
    List<Map<String, Object>> document() {
        return done;
    }
}
