package io.connectfargate.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.migration.records.RecordDigest;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PositionCounterTest {
    @Test
    void countsRecordsNotOffsets() {
        // Given
        PositionCounter counter = new PositionCounter(List.of(0L, 4L, 5L, 6L, 100L));
        // When
        LongStream.of(0, 1, 5, 6, 9)
                .mapToObj(offset -> new RecordDigest(offset, offset, 1))
                .forEach(counter);
        // Then
        assertThat(LongStream.of(0, 4, 5, 6, 100).map(counter::recordsBefore)).containsExactly(0L, 2L, 2L, 3L, 5L);
    }
}
