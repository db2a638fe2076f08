package io.connectfargate.connect.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UnwritableTest {
    private static final SendFailure FAILURE = new SendFailure("orders", 0, "x.RecordTooLargeException", "too large");

    private final AtomicLong clock = new AtomicLong();
    private final Unwritable topics = new Unwritable(clock::get);

    @Test
    void restForAMinuteAndFourTimesAsLongEachTimeThatTheyFailAgain() {
        topics.found("orders", FAILURE);
        pass(Duration.ofSeconds(59));
        assertThat(topics.resting()).containsExactly("orders");
        pass(Duration.ofSeconds(2));
        assertThat(topics.resting()).isEmpty();
        assertThat(topics.all()).containsKey("orders");

        topics.isGoneExcept(Set.of());
        topics.found("orders", FAILURE);
        pass(Duration.ofMinutes(3));
        assertThat(topics.resting()).containsExactly("orders");
        pass(Duration.ofMinutes(2));
        assertThat(topics.resting()).isEmpty();
    }

    @Test
    void areForgottenOnceTheyWereTriedAgainAndDidNotFail() {
        topics.found("orders", FAILURE);
        pass(Duration.ofMinutes(5));

        assertThat(topics.all()).isEmpty();
        assertThat(topics.resting()).isEmpty();
    }

    @Test
    void areTriedAgainAtOnceWhenTheSettingsOfTheCopyChange() {
        topics.found("orders", FAILURE);
        topics.compare(Map.of("orders", "max.message.bytes=1"));
        topics.compare(Map.of("orders", "max.message.bytes=1"));
        assertThat(topics.resting()).containsExactly("orders");

        topics.compare(Map.of("orders", "max.message.bytes=2"));
        assertThat(topics.resting()).isEmpty();
        assertThat(topics.all()).containsKey("orders");
    }

    @Test
    void doNotTakeTheFailureOfATaskThatHasNotRunSinceForANewOne() {
        topics.found("orders", FAILURE);
        topics.compare(Map.of("orders", "max.message.bytes=1"));
        topics.compare(Map.of("orders", "max.message.bytes=2"));

        topics.isGoneExcept(Set.of("orders"));
        topics.found("orders", FAILURE);

        assertThat(topics.resting()).isEmpty();
        topics.isGoneExcept(Set.of());
        topics.found("orders", FAILURE);
        assertThat(topics.resting()).containsExactly("orders");
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
