package io.connectfargate.connectors.jdbc.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-30 20:15:30, 2026-11-30T20:15:30Z",
        "2026-11-30 20:15:30.1, 2026-11-30T20:15:30.1Z",
        "2026-11-30 20:15:30.123456+00, 2026-11-30T20:15:30.123456Z",
        "2026-11-30 20:15:30.123456+09, 2026-11-30T11:15:30.123456Z",
        "2026-11-30 20:15:30+05:30, 2026-11-30T14:45:30Z",
        "2026-11-30T20:15:30.123456Z, 2026-11-30T20:15:30.123456Z",
        "infinity, infinity",
    })
    void writesMomentsInUtc(String database, String iso) {
        assertThat(TimeText.instant(database)).isEqualTo(iso);
    }

    @Test
    void leavesLocalTimesInTheirZone() {
        assertThat(TimeText.local("2026-11-30 20:15:00")).isEqualTo("2026-11-30T20:15:00");
    }
}
