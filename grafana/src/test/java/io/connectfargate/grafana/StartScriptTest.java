package io.connectfargate.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the start script with the shell of this machine, where Grafana's own start script, its last step, is missing. */
class StartScriptTest {
    private static final Path SCRIPT = Path.of("src/main/jib/usr/local/bin/start-grafana.sh");
    private static final int COMMAND_NOT_FOUND = 127;

    @TempDir
    private Path folder;

    @Test
    void refusesToStartWithoutPassword() throws Exception {
        // When
        Outcome outcome = start(Map.of());

        // Then
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output().lines())
                .singleElement()
                .asString()
                .startsWith("start-grafana: GF_SECURITY_ADMIN_PASSWORD is not set;")
                .contains("GF_SECURITY_ADMIN_PASSWORD__FILE", "\"secrets\"");
    }

    @Test
    void refusesAnEmptyPasswordFile() throws Exception {
        // Given
        Path empty = Files.createFile(folder.resolve("password"));

        // When
        Outcome outcome = start(Map.of("GF_SECURITY_ADMIN_PASSWORD__FILE", empty.toString()));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).contains(empty.toString(), "missing, empty or not readable");
    }

    @Test
    void listsAllProblemsAndNoPassword() throws Exception {
        // When
        Outcome outcome = start(Map.of(
                "GF_SECURITY_ADMIN_PASSWORD", "hush",
                "GF_SECURITY_ADMIN_PASSWORD__FILE", "/run/secrets/password",
                "PROMETHEUS_URL", "prometheus:9090"));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output().lines()).hasSize(2);
        assertThat(outcome.output()).contains("both set", "'prometheus:9090'").doesNotContain("hush");
    }

    @Test
    void handsOverToGrafanaWithAPassword() throws Exception {
        // When
        Outcome outcome = start(Map.of("GF_SECURITY_ADMIN_PASSWORD", "hush"));

        // Then
        assertThat(outcome).satisfies(StartScriptTest::handedOver);
    }

    @Test
    void handsOverToGrafanaWithAPasswordFile() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("password"), "hush");

        // When
        Outcome outcome = start(Map.of("GF_SECURITY_ADMIN_PASSWORD__FILE", file.toString()));

        // Then
        assertThat(outcome).satisfies(StartScriptTest::handedOver);
    }

    @Test
    void needsNoPasswordWhereThereIsNoAdmin() throws Exception {
        // When
        Outcome outcome = start(Map.of("GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION", "true"));

        // Then
        assertThat(outcome).satisfies(StartScriptTest::handedOver);
    }

    @Test
    void letsPluginsBeDownloadedOnlyWhenSomebodyNamesSome() throws Exception {
        // Given
        String allow = "export GF_PLUGINS_PREINSTALL_DISABLED=false";

        // When
        Outcome without = trace(Map.of("GF_SECURITY_ADMIN_PASSWORD", "hush"));
        Outcome with = trace(Map.of("GF_SECURITY_ADMIN_PASSWORD", "hush", "GF_INSTALL_PLUGINS", "grafana-clock-panel"));

        // Then
        assertThat(without.output()).contains("exec /run.sh").doesNotContain(allow);
        assertThat(with.output()).contains("exec /run.sh", allow);
    }

    @Test
    void staysBelowTheSizeOfAScript() throws IOException {
        // Then
        assertThat(Files.readAllLines(SCRIPT)).hasSizeLessThan(60);
    }

    private static void handedOver(Outcome outcome) {
        assertThat(outcome.exitCode()).isEqualTo(COMMAND_NOT_FOUND);
        assertThat(outcome.output()).contains("/run.sh").doesNotContain("start-grafana: ", "hush");
    }

    private static Outcome start(Map<String, String> variables) throws IOException, InterruptedException {
        return run(variables, "sh", SCRIPT.toString());
    }

    /** Has the shell say each command that it runs. */
    private static Outcome trace(Map<String, String> variables) throws IOException, InterruptedException {
        return run(variables, "sh", "-x", SCRIPT.toString());
    }

    private static Outcome run(Map<String, String> variables, String... command)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(Map.of("PROMETHEUS_URL", "http://prometheus.monitoring:9090"));
        environment.putAll(variables);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> !"PATH".equals(name));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private record Outcome(int exitCode, String output) {}
}
