package io.connectfargate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {
    @ParameterizedTest
    @ValueSource(ints = {Records.SMALLEST, 1024, Records.LARGEST})
    void saysItsPlaceAndItsTime(int size) {
        // Given
        Records records = new Records(size);

        // When
        byte[] value = records.value(999_999_999_999L, Long.MAX_VALUE);

        // Then
        assertThat(value).hasSize(size);
        assertThat(Records.sequence(value)).isEqualTo(999_999_999_999L);
        assertThat(Records.made(value)).isEqualTo(Long.MAX_VALUE);
        assertThat(new String(value, StandardCharsets.US_ASCII))
                .startsWith("{\"sequence\":\"999999999999\",\"made\":\"" + Long.MAX_VALUE + "\",\"lines\":[")
                .endsWith("]}");
    }
}
