package io.connectfargate.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CopyProgressTest {
    private static final TopicPartition P0 = new TopicPartition("orders", 0);
    private static final TopicPartition P1 = new TopicPartition("orders", 1);

    @Test
    void countsNothingBeforeTheFirstOffset() {
        CopyProgress progress = CopyProgress.of(workload(), Map.of());
        assertThat(progress).isEqualTo(new CopyProgress(0, 150, 0));
        assertThat(progress.isComplete()).isFalse();
    }

    @Test
    void countsFromTheFirstOffsetThatTheSourceStillHas() {
        assertThat(CopyProgress.of(workload(), Map.of(P1, 109L))).isEqualTo(new CopyProgress(10, 150, 200));
    }

    @Test
    void countsNothingForAnOffsetThatTheSourceHasDeleted() {
        assertThat(CopyProgress.of(workload(), Map.of(P1, 50L)).done()).isZero();
    }

    @Test
    void doesNotCountWhatWasWrittenAfterTheStart() {
        assertThat(CopyProgress.of(workload(), Map.of(P0, 99L, P1, 999L)).done())
                .isEqualTo(150);
    }

    @Test
    void isCompleteWithTheLastRecordOfEveryPartition() {
        assertThat(CopyProgress.of(workload(), Map.of(P0, 99L, P1, 148L)).isComplete())
                .isFalse();
        assertThat(CopyProgress.of(workload(), Map.of(P0, 99L, P1, 149L)).isComplete())
                .isTrue();
    }

    @Test
    void estimatesPaceAndTimeLeftWithoutWhatWasThereBefore() {
        // Given
        CopyProgress start = new CopyProgress(50, 150, 500);
        CopyProgress now = new CopyProgress(100, 150, 1000);
        // When
        Duration left = now.timeLeft(start, Duration.ofSeconds(10));
        // Then
        assertThat(left).isEqualTo(Duration.ofSeconds(10));
        assertThat(now.bytesPerSecond(start, Duration.ofSeconds(10))).isEqualTo(50);
    }

    @Test
    void doesNotEstimateBeforeAnythingHasMoved() {
        CopyProgress start = new CopyProgress(50, 150, 500);
        assertThat(start.timeLeft(start, Duration.ofSeconds(1))).isNull();
        assertThat(start.bytesPerSecond(start, Duration.ZERO)).isZero();
    }

    /** 100 records of 10 bytes, and 50 of 20 bytes from offset 100 on. */
    private static Workload workload() {
        SortedMap<TopicPartition, Workload.Part> parts = new TreeMap<>(Comparator.comparing(TopicPartition::partition));
        parts.put(P0, new Workload.Part(0, 99, 10));
        parts.put(P1, new Workload.Part(100, 149, 20));
        return new Workload(parts);
    }
}
