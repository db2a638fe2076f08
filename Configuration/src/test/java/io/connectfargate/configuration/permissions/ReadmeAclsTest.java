package io.connectfargate.configuration.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README, which run the scripts in {@code Configuration/permissions/acls}. */
class ReadmeAclsTest {
    @TempDir
    private Path folder;

    private AclScripts scripts;

    @BeforeEach
    void putRecorderOnThePath() {
        scripts = new AclScripts(folder);
    }

    @Test
    void runEveryScript() {
        // Given
        List<String> source = options("source:9092", "source.properties", "User:ANONYMOUS");
        List<String> target = options("target:9096", "target.properties", "User:mirror");
        target.addAll(List.of("--worker-group", "migration"));
        List<List<String>> expected =
                new ArrayList<>(scripts.run("source", source).commands());
        expected.addAll(scripts.run("target", target).commands());
        for (Feature feature : Feature.values()) {
            expected.addAll(scripts.run(feature.fileName(), target).commands());
        }

        // When, Then
        assertThat(commands("source.sh")).containsExactlyElementsOf(expected);
    }

    @Test
    void runTheScriptsOfMigrate() {
        // Given
        List<String> target = options("target:9096", "target.properties", "User:operator");
        target.addAll(List.of("--worker-group", "migration"));
        List<List<String>> expected =
                new ArrayList<>(scripts.run("migrate-target", target).commands());
        expected.addAll(scripts.run("migrate-group-offsets", target).commands());
        expected.addAll(scripts.run("migrate-keep-pairs", target).commands());

        // When, Then
        assertThat(commands("migrate-target")).containsExactlyElementsOf(expected);
    }

    @Test
    void runTheScriptsOfATakeoverAndAnExport() {
        // Given
        List<String> target = new ArrayList<>(List.of(
                "--bootstrap-server", "target:9096",
                "--command-config", "target.properties",
                "--principal", "User:operator",
                "--old-workers", "old",
                "--old-offsets", "connect-offsets-old"));
        List<List<String>> expected =
                new ArrayList<>(scripts.run("migrate-takeover", target).commands());
        expected.addAll(scripts.run("migrate-export", target).commands());

        // When, Then
        assertThat(commands("migrate-takeover")).containsExactlyElementsOf(expected);
    }

    private List<List<String>> commands(String containing) {
        Map<String, String> variables = Map.ofEntries(
                Map.entry("SOURCE_BROKERS", "source:9092"),
                Map.entry("SOURCE_ADMIN", "source.properties"),
                Map.entry("SOURCE_PRINCIPAL", "User:ANONYMOUS"),
                Map.entry("TARGET_BROKERS", "target:9096"),
                Map.entry("TARGET_ADMIN", "target.properties"),
                Map.entry("TARGET_PRINCIPAL", "User:mirror"),
                Map.entry("OPERATOR_PRINCIPAL", "User:operator"),
                Map.entry("GROUP", "migration"),
                Map.entry("TOPIC_PREFIX", "shop."),
                Map.entry("CONSUMER_GROUP", "app"),
                Map.entry("OLD_WORKERS", "old"),
                Map.entry("OLD_OFFSETS", "connect-offsets-old"));
        AclScripts.Run run = scripts.run(Commands.readme(containing), variables);
        assertThat(run.exitCode()).as(run.output()).isZero();
        return run.commands();
    }

    private static List<String> options(String brokers, String admin, String principal) {
        return new ArrayList<>(List.of(
                "--bootstrap-server", brokers,
                "--command-config", admin,
                "--principal", principal,
                "--topic-prefix", "shop.",
                "--group", "app"));
    }
}
