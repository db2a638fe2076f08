package io.connectfargate.connectors.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.connectors.opensearch.config.SinkConfig;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConflictsTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final SinkConfig CONFIG =
            new SinkConfig(Map.of(SinkConfig.URL, "http://127.0.0.1:1", SinkConfig.COMPARE, "false"));

    private final Cluster cluster = new Cluster(CONFIG);
    private final Conflicts conflicts = new Conflicts(new SameDocuments(cluster, CONFIG));

    @AfterEach
    void close() throws Exception {
        cluster.close();
    }

    @Test
    void isSettledByTheRecordOfThatVersion() {
        // Given
        deliver(3, "a");
        conflicts.add(Records.operation(3, "a"), 9);

        // When
        boolean open = conflicts.settle();

        // Then
        assertThat(open).isTrue();
        assertThat(conflicts.committable(ORDERS, 4)).isEqualTo(3);

        // When
        deliver(9, "a");

        // Then
        assertThat(conflicts.settle()).isFalse();
        assertThat(conflicts.committable(ORDERS, 10)).isEqualTo(10);
    }

    @Test
    void isSettledWithinAPut() {
        deliver(3, "a");
        deliver(4, "a");
        conflicts.add(Records.operation(3, "a"), 4);

        assertThat(conflicts.settle()).isFalse();
    }

    @Test
    void failsAtARecordOfAnotherDocument() {
        deliver(3, "a");
        conflicts.add(Records.operation(3, "a"), 9);
        conflicts.settle();
        deliver(9, "b");

        assertThatThrownBy(conflicts::settle)
                .hasMessageContaining(
                        "Document orders/a has version 9, where orders-0 has a record of another document");
        assertThat(conflicts.committable(ORDERS, 10)).isEqualTo(3);
    }

    @Test
    void failsBeyondTheEnd() {
        deliver(3, "a");
        conflicts.add(Records.operation(3, "a"), 9);
        conflicts.settle();

        conflicts.settleAtEnd(ORDERS, 10);
        conflicts.add(Records.operation(3, "a"), 10);
        assertThatThrownBy(() -> conflicts.settleAtEnd(ORDERS, 10))
                .hasMessageContaining("version 10, which is beyond the end of orders-0, which is 10");
    }

    @Test
    void leavesOpenWhatCompactionHasRemoved() {
        deliver(3, "a");
        conflicts.add(Records.operation(3, "a"), 9);
        deliver(12, "b");

        assertThat(conflicts.settle()).isFalse();
    }

    @Test
    void keepsASampleWithTheLatestVersion() {
        for (int i = 0; i < 5_000; i++) {
            conflicts.add(Records.operation(i, "k" + i), 10_000 + i);
        }

        assertThatThrownBy(() -> conflicts.settleAtEnd(ORDERS, 14_999)).hasMessageContaining("version 14999");
    }

    @Test
    void forgetsRevokedPartitions() {
        deliver(3, "a");
        conflicts.add(Records.operation(3, "a"), 9);

        conflicts.forget(List.of(ORDERS));

        assertThat(conflicts.settle()).isFalse();
    }

    private void deliver(long offset, String id) {
        conflicts.deliver(Records.operation(offset, id));
    }
}
