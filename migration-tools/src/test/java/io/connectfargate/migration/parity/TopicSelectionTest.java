package io.connectfargate.migration.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.migration.Failure;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.mirror.IdentityReplicationPolicy;
import org.junit.jupiter.api.Test;

class TopicSelectionTest {
    private static final Set<String> ALL = Set.of(
            "orders",
            "orders-2",
            "payments",
            "__consumer_offsets",
            "heartbeats",
            "mm2-offset-syncs.target.internal",
            "old.replica");

    @Test
    void leavesOutWhatMirrorMakerLeavesOut() {
        assertThat(of(Map.of("topics", ".*"))).containsExactly("orders", "orders-2", "payments");
    }

    @Test
    void readsListsOfPatterns() {
        assertThat(of(Map.of("topics", "orders.*, payments", "topics.exclude", "orders-\\d")))
                .containsExactly("orders", "payments");
    }

    @Test
    void doesNotGuessWithoutTopics() {
        assertThatThrownBy(() -> of(Map.of()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("has no \"topics\". Name them by --topic");
    }

    @Test
    void doesNotGuessWhatAnotherFilterSelects() {
        assertThatThrownBy(() -> of(Map.of("topics", "a", "topic.filter.class", "com.example.Own")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("topic.filter.class of its own");
    }

    @Test
    void namesAPatternThatIsNone() {
        assertThatThrownBy(() -> of(Map.of("topics", "orders,(")))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("The pattern \"(\" is no regular expression:");
    }

    private static Set<String> of(Map<String, String> config) {
        return new TopicSelection(config, new IdentityReplicationPolicy()).of(ALL);
    }
}
