package io.connectfargate.connect.healing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * When one connector or task may be restarted: 10 s after it has failed, then after twice as long each time, up to 5 minutes. After
 * ten restarts within an hour it is one every ten minutes. Not thread-safe.
 */
final class Attempts {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    /** Until then a status of FAILED may be the old one: the task is starting. */
    private static final Duration SETTLE = Duration.ofSeconds(8);

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MAX_IN_WINDOW = 10;
    /** After the cap, and where nobody knows whether a permission is back. */
    static final Duration SLOW = Duration.ofMinutes(10);

    private final Deque<Long> restarts = new ArrayDeque<>();
    private boolean failed;
    private long failedAt;

    /** @return whether it is news that it has failed */
    boolean fail(long now) {
        boolean settles = !restarts.isEmpty() && now - restarts.getLast() < SETTLE.toNanos();
        boolean news = !failed && !settles;
        if (news) {
            failed = true;
            failedAt = now;
        }
        return news;
    }

    /** It has been restarted, which may not have helped: then it fails again. */
    void restart(long now) {
        restarts.addLast(now);
        failed = false;
    }

    /** It has been seen running. */
    void run() {
        failed = false;
    }

    /** How long it waits after a failure. */
    Duration delay(long now) {
        forget(now);
        if (isCapped(now)) {
            return SLOW;
        }
        Duration delay = FIRST.multipliedBy(1L << restarts.size());
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }

    boolean isDue(long now, Duration delay) {
        return failed && now - failedAt >= delay.toNanos();
    }

    /** When it failed, on the clock of {@link System#nanoTime}. */
    long failedAt() {
        return failedAt;
    }

    /** Whether it has been restarted as often as may be in an hour. */
    boolean isCapped(long now) {
        forget(now);
        return restarts.size() >= MAX_IN_WINDOW;
    }

    /** Whether there is nothing to remember. */
    boolean isForgotten(long now) {
        forget(now);
        return !failed && restarts.isEmpty();
    }

    private void forget(long now) {
        while (!restarts.isEmpty() && now - restarts.getFirst() >= WINDOW.toNanos()) {
            restarts.removeFirst();
        }
    }
}
