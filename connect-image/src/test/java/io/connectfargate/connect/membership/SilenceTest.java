package io.connectfargate.connect.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private long seconds = 1_000;
    private final Silence silence =
            new Silence(() -> Duration.ofSeconds(seconds).toNanos());

    @Test
    void knowsNothingBeforeTheFirstAnswer() {
        silence.isToBeAsked();
        seconds += 3;

        assertThat(silence.state()).isEqualTo(new Silence.State(false, Duration.ZERO, Duration.ZERO));
    }

    @Test
    void asksOneQuestionAtATime() {
        assertThat(silence.isToBeAsked()).isTrue();
        assertThat(silence.isToBeAsked()).isFalse();

        silence.heard();

        assertThat(silence.isToBeAsked()).isTrue();
    }

    @Test
    void blamesTheHerderWhileTheTargetAnswers() {
        // Given
        join();
        silence.isToBeAsked();

        // When
        seconds += 100;
        silence.target(true);

        // Then
        assertThat(silence.state()).isEqualTo(new Silence.State(true, Duration.ZERO, Duration.ofSeconds(100)));
    }

    @Test
    void blamesTheTargetWhileItIsAwayAndTheHerderOnlyFromThenOn() {
        // Given
        join();
        silence.isToBeAsked();

        // When
        seconds += 20;
        silence.target(false);
        seconds += 580;

        // Then
        assertThat(silence.state()).isEqualTo(new Silence.State(true, Duration.ofSeconds(600), Duration.ZERO));
        assertThat(silence.isNews()).isTrue();
        assertThat(silence.isNews()).isFalse();

        // When
        silence.target(true);
        seconds += 30;

        // Then
        assertThat(silence.state()).isEqualTo(new Silence.State(true, Duration.ZERO, Duration.ofSeconds(30)));
        assertThat(silence.over()).contains(Duration.ofSeconds(600));
        assertThat(silence.over()).isEmpty();
    }

    @Test
    void forgetsTheTargetAsSoonAsTheHerderAnswers() {
        // Given
        join();
        silence.isToBeAsked();
        seconds += 20;
        silence.target(false);

        // When
        silence.heard();
        // A look that began before
        silence.target(false);
        seconds += 5;

        // Then
        assertThat(silence.state()).isEqualTo(new Silence.State(true, Duration.ZERO, Duration.ZERO));
    }

    private void join() {
        silence.isToBeAsked();
        silence.heard();
    }
}
