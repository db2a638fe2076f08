package io.connectfargate.migration.handover;

import java.time.Duration;

/** How long a step may wait for something. */
final class Patience {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Duration limit;
    private final long deadline;

    private Patience(Duration limit) {
        this.limit = limit;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /** From now on. */
    static Patience of(Duration limit) {
        return new Patience(limit);
    }

    /** Waits a moment; false if there is no more time. */
    boolean again() throws InterruptedException {
        if (System.nanoTime() >= deadline) {
            return false;
        }
        Thread.sleep(BETWEEN_LOOKS.toMillis());
        return true;
    }

    /** All of it, in seconds. */
    long seconds() {
        return limit.toSeconds();
    }
}
