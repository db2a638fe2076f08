package io.connectfargate.connect.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AclScriptsTest {
    private static final List<String> ALL = List.of(
            "--bootstrap-server", "b-1:9096,b-2:9096",
            "--command-config", "my admin.properties",
            "--principal", "User:CN=mirror,OU=data",
            "--worker-group", "migration",
            "--topic", "orders",
            "--topic", "*",
            "--topic-prefix", "shop.",
            "--group", "app",
            "--group-prefix", "app-");
    private static final String BEGINNING =
            "--bootstrap-server b-1:9096,b-2:9096 --command-config my admin.properties --add --allow-principal User:CN=mirror,OU=data ";

    @TempDir
    private Path folder;

    private AclScripts scripts;

    @BeforeEach
    void putRecorderOnThePath() {
        scripts = new AclScripts(folder);
    }

    @Test
    void sourceIsOnlyRead() {
        assertThat(commands("source"))
                .containsExactly(
                        "--operation Read --operation DescribeConfigs --topic orders --topic * --resource-pattern-type literal",
                        "--operation Read --operation DescribeConfigs --topic shop. --resource-pattern-type prefixed",
                        "--operation Describe --group app --resource-pattern-type literal",
                        "--operation Describe --group app- --resource-pattern-type prefixed");
    }

    @Test
    void groupsAreLeftOutWhereNoneIsNamed() {
        // When
        AclScripts.Run run = scripts.run("source", ALL.subList(0, 10));

        // Then
        assertThat(run.commands()).hasSize(1);
    }

    @Test
    void targetFollowsTheWorkersGroupAndTheAlias() {
        // When
        List<String> options = new ArrayList<>(ALL);
        options.addAll(List.of("--alias", "old"));

        // Then
        assertThat(commands("target", options))
                .contains(
                        "--operation Read --group migration --resource-pattern-type literal",
                        "--operation Read --operation Write --topic mm2-offset-syncs.old.internal --topic old.checkpoints.internal"
                                + " --resource-pattern-type literal");
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
    void printsForOthersWhatItWouldRun(String script) {
        // Given
        AclScripts.Run run = scripts.run(script, ALL);
        List<String> options = new ArrayList<>(ALL);
        options.add("--dry-run");

        // When
        AclScripts.Run dry = scripts.run(script, options);

        // Then
        assertThat(dry.commands()).isEmpty();
        assertThat(scripts.run(List.of("bash", "-euc", dry.output()), Map.of()).commands())
                .isNotEmpty()
                .isEqualTo(run.commands());
    }

    @Test
    void takesAwayWhatItGives() {
        // Given
        List<String> options = new ArrayList<>(ALL);
        options.add(0, "--remove");

        // When
        List<List<String>> removals = scripts.run("target", options).commands();

        // Then
        assertThat(removals.stream()
                        .map(arguments -> String.join(" ", arguments).replace("--remove --force", "--add")))
                .containsExactlyElementsOf(scripts.run("target", ALL).commands().stream()
                        .map(arguments -> String.join(" ", arguments))
                        .toList());
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
                'shop.*': a * stands alone, for all. For names that begin so, --topic-prefix or --group-prefix 'shop.'.
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

    private List<String> commands(String script) {
        return commands(script, ALL);
    }

    /** What the script runs, without the part that all commands have in common. */
    private List<String> commands(String script, List<String> options) {
        AclScripts.Run run = scripts.run(script, options);
        assertThat(run.exitCode()).as(run.output()).isZero();
        List<String> lines = run.commands().stream()
                .map(arguments -> String.join(" ", arguments))
                .toList();
        assertThat(lines).allMatch(line -> line.startsWith(BEGINNING));
        return lines.stream().map(line -> line.substring(BEGINNING.length())).toList();
    }
}
