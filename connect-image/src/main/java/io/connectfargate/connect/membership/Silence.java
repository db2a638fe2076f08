package io.connectfargate.connect.membership;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How long the herder has not responded, and how much of that it causes itself. Thread-safe.
 *
 * <p>One question is open at a time: the herder keeps them all until it is a member again.
 */
final class Silence {
    /** Rebalances are shorter mostly, and the target is not to be asked in each. */
    private static final Duration LONG = Duration.ofSeconds(8);

    private final LongSupplier clock;
    private boolean joined;
    private boolean asked;
    private long askedAt;
    private boolean away;
    private boolean told;
    /** When the target stopped responding, or came back. */
    private long turned;

    private Duration over;

    /** @param clock in nanoseconds */
    Silence(LongSupplier clock) {
        this.clock = clock;
        this.turned = clock.getAsLong();
    }

    /**
     * What is known.
     *
     * @param away for how long the target has not answered
     * @param stuck for how long the herder has not answered although the target does
     */
    record State(boolean joined, Duration away, Duration stuck) {}

    /** Whether no question is open; from now on one is. */
    synchronized boolean isToBeAsked() {
        if (asked) {
            return false;
        }
        asked = true;
        askedAt = clock.getAsLong();
        return true;
    }

    /** The herder has answered. */
    synchronized void heard() {
        asked = false;
        joined = true;
        turn(false);
    }

    /** Whether the target has been probed, and responded. */
    synchronized void target(boolean answers) {
        // An answer of the herder that came meanwhile weighs more.
        if (isLong()) {
            turn(!answers);
        }
    }

    synchronized boolean isLong() {
        return asked && since(askedAt).compareTo(LONG) >= 0;
    }

    /** Whether the target has gone since this was asked last. */
    synchronized boolean isNews() {
        boolean news = away && !told;
        told = away;
        return news;
    }

    /** How long the target was unavailable, once it is back. */
    synchronized Optional<Duration> over() {
        Optional<Duration> ended = Optional.ofNullable(over);
        over = null;
        return ended;
    }

    synchronized State state() {
        // In nanoseconds, the difference counts: they may begin anywhere.
        long guilty = askedAt - turned > 0 ? askedAt : turned;
        return new State(
                joined, away ? since(turned) : Duration.ZERO, isLong() && !away ? since(guilty) : Duration.ZERO);
    }

    private void turn(boolean gone) {
        if (gone == away) {
            return;
        }
        if (away) {
            over = since(turned);
            told = false;
        }
        away = gone;
        // The first look came after the herder had not responded for a while: it is unavailable at least for that long.
        turned = gone ? askedAt : clock.getAsLong();
    }

    private Duration since(long then) {
        return Duration.ofNanos(clock.getAsLong() - then);
    }
}
