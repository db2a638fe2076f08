package io.connectfargate.connect.healing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final Attempts attempts = new Attempts();
    private long now;

    @Test
    void waitsTwiceAsLongEachTimeThenFiveMinutesThenTenMinutes() {
        // When
        List<Long> waits = new ArrayList<>();
        for (int restart = 0; restart < 12; restart++) {
            waits.add(failAndRestart().toSeconds());
        }

        // Then
        assertThat(waits).containsExactly(10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L, 300L, 300L, 600L, 600L);
        assertThat(attempts.isCapped(now)).isTrue();
    }

    @Test
    void beginsAnewAfterAnHourWithoutFailure() {
        // Given
        failAndRestart();
        failAndRestart();
        attempts.run();

        // When
        now += Duration.ofHours(1).toNanos();

        // Then
        assertThat(attempts.isForgotten(now)).isTrue();
        assertThat(failAndRestart()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void takesTheOldStatusOfATaskThatIsStartingForNoFailure() {
        // Given
        failAndRestart();

        // When, then
        now += Duration.ofSeconds(2).toNanos();
        assertThat(attempts.fail(now)).isFalse();
        assertThat(attempts.isDue(now, Duration.ZERO)).isFalse();
        now += Duration.ofSeconds(6).toNanos();
        assertThat(attempts.fail(now)).isTrue();
        assertThat(attempts.fail(now)).isFalse();
    }

    /** @return for how long it was not due */
    private Duration failAndRestart() {
        now += Duration.ofSeconds(10).toNanos();
        attempts.fail(now);
        Duration delay = attempts.delay(now);
        assertThat(attempts.isDue(now + delay.toNanos() - 1, delay)).isFalse();
        now += delay.toNanos();
        assertThat(attempts.isDue(now, delay)).isTrue();
        attempts.restart(now);
        return delay;
    }
}
