package io.connectfargate.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.profile.TargetProfile;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherOptionsTest {
    private final ConfigurationErrors errors = new ConfigurationErrors();

    @Test
    void haveDefaults() {
        assertThat(LauncherOptions.read(Map.of(), errors))
                .isEqualTo(new LauncherOptions(
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(60),
                        LauncherOptions.Preflight.ENFORCE,
                        true,
                        Optional.empty(),
                        false));
        assertThat(LauncherOptions.logsJson(Map.of())).isFalse();
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void areWhatTheEnvironmentSays() {
        Map<String, String> environment = Map.of(
                "STARTUP_TIMEOUT_SECONDS", "5",
                "ACCESS_CHECK_INTERVAL_SECONDS", "99999",
                "PREFLIGHT", " warn ",
                "RESTART_FAILED", "off",
                "TARGET_PROFILE", "express",
                "TIMESTAMP_LIMITS", "lift",
                "LOG_FORMAT", "JSON",
                "LOG_LEVEL", "debug");

        assertThat(LauncherOptions.read(environment, errors))
                .isEqualTo(new LauncherOptions(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(99_999),
                        LauncherOptions.Preflight.WARN,
                        false,
                        Optional.of(TargetProfile.EXPRESS),
                        true));
        assertThat(LauncherOptions.logsJson(environment)).isTrue();
        assertThat(errors.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "stop, 'continue, since no connector of this version can stop one partition alone; to stop all after a loss would lose more'",
        "halt, continue"
    })
    void refuseToStopAtAGap(String value, String expected) {
        LauncherOptions.read(Map.of("ON_GAP", value), errors);

        assertThat(errors.sentences()).containsExactly("ON_GAP is '" + value + "'. Expected: " + expected + ".");
    }

    @Test
    void goOnAtAGap() {
        LauncherOptions.read(Map.of("ON_GAP", " continue "), errors);

        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void reportAllMistakesTogether() {
        LauncherOptions.read(
                Map.of(
                        "STARTUP_TIMEOUT_SECONDS", "soon",
                        "ACCESS_CHECK_INTERVAL_SECONDS", "0",
                        "PREFLIGHT", "off",
                        "RESTART_FAILED", "ON",
                        "TARGET_PROFILE", "fast",
                        "TIMESTAMP_LIMITS", "raise",
                        "LOG_FORMAT", "yaml",
                        "LOG_LEVEL", "loud"),
                errors);

        assertThat(errors.sentences())
                .containsExactlyInAnyOrder(
                        "STARTUP_TIMEOUT_SECONDS is 'soon'. Expected: seconds, from 1 to 99999.",
                        "ACCESS_CHECK_INTERVAL_SECONDS is '0'. Expected: seconds, from 1 to 99999.",
                        "PREFLIGHT is 'off'. Expected: enforce or warn.",
                        "RESTART_FAILED is 'ON'. Expected: on or off.",
                        "TARGET_PROFILE is 'fast'. Expected: standard or express or serverless.",
                        "TIMESTAMP_LIMITS is 'raise'. Expected: keep or lift.",
                        "LOG_FORMAT is 'yaml'. Expected: text or json.",
                        "LOG_LEVEL is 'loud'. Expected: one of OFF, ERROR, WARN, INFO, DEBUG, TRACE.");
    }
}
