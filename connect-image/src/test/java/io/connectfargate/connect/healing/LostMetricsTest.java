package io.connectfargate.connect.healing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LostMetricsTest {
    private static final Map<String, String> CHECKPOINTS =
            Map.of("connector.class", "org.apache.kafka.connect.mirror.MirrorCheckpointConnector");
    private static final Part TASK = new Part("mm2-cpc", OptionalInt.of(0));
    private static final LostMetrics.Client CLIENT = new LostMetrics.Client(
            "kafka.admin.client:type=admin-client-metrics", "|mm2-cpc-0|checkpoint-source-admin");
    private static final long MINUTE = LostMetrics.PATIENCE.toNanos();

    private final Set<LostMetrics.Client> registered = new HashSet<>(Set.of(CLIENT));
    private final LostMetrics lost = new LostMetrics(registered::contains);

    @Test
    void reportsATaskWhoseMetricsHaveBeenMissingForAMinuteAndDoesSoOnce() {
        // Given
        assertThat(lost.isLost(TASK, CHECKPOINTS, 0)).isFalse();
        registered.clear();

        // Then
        assertThat(lost.isLost(TASK, CHECKPOINTS, 1)).isFalse();
        assertThat(lost.isLost(TASK, CHECKPOINTS, MINUTE)).isFalse();
        assertThat(lost.isLost(TASK, CHECKPOINTS, MINUTE + 1)).isTrue();
        assertThat(lost.isLost(TASK, CHECKPOINTS, MINUTE * 3)).isFalse();
    }

    @Test
    void reportsItAgainAfterTheyWereThereAgain() {
        // Given
        reportsATaskWhoseMetricsHaveBeenMissingForAMinuteAndDoesSoOnce();
        registered.add(CLIENT);
        assertThat(lost.isLost(TASK, CHECKPOINTS, MINUTE * 4)).isFalse();
        registered.clear();

        // Then
        assertThat(lost.isLost(TASK, CHECKPOINTS, MINUTE * 5)).isFalse();
        assertThat(lost.isLost(TASK, CHECKPOINTS, MINUTE * 6)).isTrue();
    }

    @Test
    void waitsAnewForATaskThatHadStoppedInBetween() {
        // Given
        assertThat(lost.isLost(TASK, CHECKPOINTS, 0)).isFalse();
        registered.clear();
        assertThat(lost.isLost(TASK, CHECKPOINTS, 1)).isFalse();

        // When
        lost.forget(TASK);

        // Then
        assertThat(lost.isLost(TASK, CHECKPOINTS, MINUTE * 2)).isFalse();
    }

    @Test
    void neverReportsAClientThatWasNeverSeenNorOtherConnectors() {
        // Given
        registered.clear();
        Map<String, String> foreign = Map.of("connector.class", "io.debezium.connector.postgresql.PostgresConnector");

        // Then
        for (long now = 0; now < 4 * MINUTE; now += MINUTE) {
            assertThat(lost.isLost(TASK, CHECKPOINTS, now)).isFalse();
            assertThat(lost.isLost(TASK, foreign, now)).isFalse();
            assertThat(lost.isLost(new Part("mm2-cpc", OptionalInt.empty()), CHECKPOINTS, now))
                    .isFalse();
        }
    }
}
