package io.connectfargate.migration.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectVersionTest {
    @ParameterizedTest
    @CsvSource({
        "3.4.1, 3.4",
        "4.3.1, 4.3",
        "3.10.0-SNAPSHOT, 3.10",
        "3.6.1.redhat-00001, 3.6",
        "7.4.1-ccs, 3.4",
        "7.4.1-0-ccs, 3.4",
        "8.0.0-ce, 4.0",
        "6.2.0-ccs, 2.2"
    })
    void readsWhatWorkersReport(String text, String version) {
        assertThat(ConnectVersion.of(text)).map(ConnectVersion::toString).contains(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "null", "99999.1", "3"})
    void doesNotGuess(String text) {
        assertThat(ConnectVersion.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3.6, 3.7, true", "3.7, 3.7, false", "2.8, 3.5, true", "4.0, 3.7, false", "3.10, 3.7, false"})
    void comparesNumbers(String one, String other, boolean older) {
        assertThat(ConnectVersion.of(one)
                                .orElseThrow()
                                .compareTo(ConnectVersion.of(other).orElseThrow())
                        < 0)
                .isEqualTo(older);
    }
}
