package io.connectfargate.configuration.permissions;

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
            "--group-prefix", "app-",
            "--old-workers", "old",
            "--old-offsets", "connect-offsets-old");
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

    @Test
    void anotherToolsWorkersAreReadAndOnlyForAnExportWritten() {
        assertThat(commands("migrate-takeover"))
                .containsExactly(
                        "--operation Describe --group old --resource-pattern-type literal",
                        "--operation Read --operation DescribeConfigs --topic connect-offsets-old"
                                + " --resource-pattern-type literal");
        assertThat(commands("migrate-export"))
                .containsExactly("--operation Write --topic connect-offsets-old --resource-pattern-type literal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source",
                "target",
                "target-exactly-once",
                "target-topic-creation",
                "target-topic-settings",
                "target-group-offsets",
                "migrate-target",
                "migrate-group-offsets",
                "migrate-keep-pairs",
                "migrate-takeover",
                "migrate-export"
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
