package io.connectfargate.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LauncherOptionsTest {
    private final ConfigurationErrors errors = new ConfigurationErrors();

    @Test
    void haveDefaults() {
        assertThat(LauncherOptions.read(Map.of(), errors))
                .isEqualTo(new LauncherOptions(
                        Duration.ofSeconds(60), Duration.ofSeconds(60), LauncherOptions.Preflight.ENFORCE, true));
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
                "LOG_FORMAT", "JSON",
                "LOG_LEVEL", "debug");

        assertThat(LauncherOptions.read(environment, errors))
                .isEqualTo(new LauncherOptions(
                        Duration.ofSeconds(5), Duration.ofSeconds(99_999), LauncherOptions.Preflight.WARN, false));
        assertThat(LauncherOptions.logsJson(environment)).isTrue();
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
                        "LOG_FORMAT", "yaml",
                        "LOG_LEVEL", "loud"),
                errors);

        assertThat(errors.sentences())
                .containsExactlyInAnyOrder(
                        "STARTUP_TIMEOUT_SECONDS is 'soon'. Expected: seconds, from 1 to 99999.",
                        "ACCESS_CHECK_INTERVAL_SECONDS is '0'. Expected: seconds, from 1 to 99999.",
                        "PREFLIGHT is 'off'. Expected: enforce or warn.",
                        "RESTART_FAILED is 'ON'. Expected: on or off.",
                        "LOG_FORMAT is 'yaml'. Expected: text or json.",
                        "LOG_LEVEL is 'loud'. Expected: one of OFF, ERROR, WARN, INFO, DEBUG, TRACE.");
    }
}
