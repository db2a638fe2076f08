package io.connectfargate.configuration.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts say when they are not used as they are meant to be. */
class AclOptionsTest {
    @TempDir
    private Path folder;

    private AclScripts scripts;

    @BeforeEach
    void putRecorderOnThePath() {
        scripts = new AclScripts(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source",
                "target",
                "target-exactly-once",
                "target-topic-creation",
                "target-topic-settings",
                "target-group-offsets"
            })
    void explainThemselves(String script) {
        // When
        AclScripts.Run run = scripts.run(script, List.of("--help"));

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains("Usage: " + script + ".sh --bootstrap-server HOST:PORT --principal PRINCIPAL")
                .contains("  --worker-group GROUP ", "  --topic-prefix TEXT ", "  --dry-run ")
                .doesNotContain("#", "shellcheck");
    }

    @Test
    void namesAllMistakesAtOnce() {
        // When
        AclScripts.Run run = scripts.run("target", List.of("--principal", "mirror", "--topic", "shop.*"));

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.commands()).isEmpty();
        assertThat(run.output()).isEqualTo("""
                --bootstrap-server is missing.
                --worker-group is missing.
                --principal is 'mirror', but begins with a type: User:mirror, for example.
                'shop.*': a * stands alone, for all. For names with a prefix, --topic-prefix or --group-prefix 'shop.'.
                target.sh --help lists the options.
                """);
    }

    @Test
    void stopsAtTheFirstCommandThatFails() {
        // When
        AclScripts.Run run = scripts.run(
                List.of(
                        "bash",
                        "-c",
                        "kafka-acls.sh() { echo refused; return 1; }; export -f kafka-acls.sh; exec \"$@\"",
                        "-",
                        AclScripts.path("target"),
                        "--bootstrap-server",
                        "b:1",
                        "--principal",
                        "User:m",
                        "--worker-group",
                        "g",
                        "--topic",
                        "t"),
                Map.of());

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).isEqualTo("refused\n");
    }

    @Test
    void saysWhereKafkasScriptIsToBeHad() {
        // When
        AclScripts.Run run = scripts.run(
                List.of(
                        "/bin/bash",
                        "-c",
                        "PATH=/usr/bin:/bin exec \"$@\"",
                        "-",
                        AclScripts.path("source"),
                        "--bootstrap-server",
                        "b:1",
                        "--principal",
                        "User:m",
                        "--topic",
                        "t"),
                Map.of());

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).startsWith("kafka-acls.sh is not on the PATH: it is in the bin folder of Kafka.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--topics orders", "--topic", "--topic --group app"})
    void refusesOptionsThatAreUnknownOrEmpty(String options) {
        // When
        AclScripts.Run run = scripts.run("source", List.of(options.split(" ")));

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).matches("(?s)(There is no option --topics|--topic has no value)\\.\n.*");
    }
}
