package io.connectfargate.connect.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the health check says.
 *
 * @param healthy whether ECS should leave the task alone
 * @param line what was seen
 */
record Verdict(boolean healthy, String line) {
    /** Several rebalances of the longest kind (60 s each), with a start that waits for a slow source. */
    static final Duration STUCK = Duration.ofMinutes(5);
    /** The note is written every few seconds; a worker without CPU for a minute does not respond to REST, either. */
    static final Duration STALE = Duration.ofMinutes(1);

    static Verdict healthy(String line) {
        return new Verdict(true, line);
    }

    static Verdict unhealthy(String line) {
        return new Verdict(false, line);
    }

    /** Of a worker whose REST API has answered. */
    static Verdict of(Optional<MembershipNote> found, Instant now) {
        if (found.isEmpty() || !found.get().joined()) {
            return unhealthy("the worker is starting, it has not joined its group yet");
        }
        MembershipNote note = found.get();
        Duration age = Duration.between(note.written(), now);
        if (age.compareTo(STALE) > 0) {
            return unhealthy("the monitor of the worker's group membership has stopped; its last report is from "
                    + age.toSeconds() + " s ago");
        }
        if (note.stuck().compareTo(STUCK) >= 0) {
            return unhealthy("REST responds, but the worker's main thread has not for "
                    + note.stuck().toSeconds() + " s, although the target does");
        }
        if (!note.away().isZero()) {
            return healthy("REST responds; the target has not responded for "
                    + note.away().toSeconds() + " s");
        }
        return healthy(
                note.stuck().isZero()
                        ? "REST responds, the worker is in its group"
                        : "REST responds; the worker's main thread has been busy for "
                                + note.stuck().toSeconds() + " s");
    }

    /** The same with more that was seen. */
    Verdict with(String more) {
        return new Verdict(healthy, line + "; " + more);
    }

    @Override
    public String toString() {
        return (healthy ? "healthy: " : "unhealthy: ") + line;
    }
}
