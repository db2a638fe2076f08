package io.connectfargate.connect.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
    static final String HEALTHY = "healthy: REST responds, the worker is in its group";

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void isStartingUntilTheWorkerHasJoinedItsGroup() {
        assertThat(Verdict.of(Optional.empty(), NOW))
                .hasToString("unhealthy: the worker is starting, it has not joined its group yet");
        assertThat(Verdict.of(note(NOW, false, 0, 0), NOW).healthy()).isFalse();
    }

    @Test
    void isHealthyAsAMember() {
        assertThat(Verdict.of(note(NOW.minusSeconds(2), true, 0, 0), NOW)).hasToString(HEALTHY);
    }

    @Test
    void isHealthyHoweverLongTheTargetIsAway() {
        assertThat(Verdict.of(note(NOW, true, 100_000, 0), NOW))
                .hasToString("healthy: REST responds; the target has not responded for 100000 s");
    }

    @Test
    void givesAHerderThatDoesNotAnswerFiveMinutes() {
        assertThat(Verdict.of(note(NOW, true, 0, 299), NOW))
                .hasToString("healthy: REST responds; the worker's main thread has been busy for 299 s");
        assertThat(Verdict.of(note(NOW, true, 0, 300), NOW))
                .hasToString(
                        "unhealthy: REST responds, but the worker's main thread has not for 300 s, although the target does");
    }

    @Test
    void believesNoNoteThatIsOlderThanAMinute() {
        assertThat(Verdict.of(note(NOW.minusSeconds(60), true, 0, 0), NOW).healthy())
                .isTrue();
        assertThat(Verdict.of(note(NOW.minusSeconds(61), true, 0, 0), NOW))
                .hasToString(
                        "unhealthy: the monitor of the worker's group membership has stopped; its last report is from 61 s ago");
    }

    private static Optional<MembershipNote> note(Instant written, boolean joined, long away, long stuck) {
        return Optional.of(new MembershipNote(written, joined, Duration.ofSeconds(away), Duration.ofSeconds(stuck)));
    }
}
