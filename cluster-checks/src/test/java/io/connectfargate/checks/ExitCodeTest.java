package io.connectfargate.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Task definitions, alerts and scripts of users hold these numbers: none of them may change. */
class ExitCodeTest {
    @ParameterizedTest
    @CsvSource({
        "OK, 0",
        "NOT_VERIFIED, 1",
        "USAGE, 2",
        "UNAVAILABLE, 3",
        "FAULT, 4",
        "INTERRUPTED, 130",
        "TERMINATED, 143",
    })
    void keepsItsNumber(ExitCode exit, int number) {
        assertThat(exit.code()).isEqualTo(number);
    }

    @Test
    void standsForOneMeaningOnly() {
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code)).doesNotHaveDuplicates();
        assertThat(ExitCode.meanings()).hasSize(ExitCode.values().length);
    }
}
