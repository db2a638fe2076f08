package io.connectfargate.system.records;

import java.time.Duration;

/** Ends a loop that waits for what does not come; it runs from when it was made. */
final class Deadline {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final long start = System.nanoTime();

    /**
     * To be asked in each turn of the loop.
     *
     * @param awaited what the loop waits for
     * @throws AssertionError naming it, if the time is over
     */
    void check(String awaited) {
        if (System.nanoTime() - start > LIMIT.toNanos()) {
            throw new AssertionError("Not within " + LIMIT.toSeconds() + " s: " + awaited);
        }
    }
}
