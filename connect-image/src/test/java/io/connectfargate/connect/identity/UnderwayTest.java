package io.connectfargate.connect.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UnderwayTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final Underway underway = new Underway(clock::get);

    @Test
    void knowsOnlyThoseThatCameEarlier() {
        // Given: two that are alike
        Map<String, String> first = new HashMap<>(Map.of("topics", "a"));
        Map<String, String> second = new HashMap<>(first);
        Runnable end = underway.enter("one", first);
        underway.enter("two", second);

        // Then
        assertThat(underway.before("one", first)).isEmpty();
        assertThat(names("two", second)).containsExactly("one");
        assertThat(names("three", Map.of())).containsExactly("one", "two");
        assertThat(names("one", new HashMap<>())).as("never itself").containsExactly("two");

        // When
        end.run();

        // Then
        assertThat(underway.before("two", second)).isEmpty();
    }

    @Test
    void forgetsWhatWasNeverAnswered() {
        underway.enter("one", new HashMap<>());

        clock.addAndGet(Duration.ofMinutes(2).toNanos() + 1);

        assertThat(underway.before("two", new HashMap<>())).isEmpty();
    }

    private List<String> names(String name, Map<String, String> config) {
        return underway.before(name, config).stream()
                .map(Underway.Request::name)
                .toList();
    }
}
