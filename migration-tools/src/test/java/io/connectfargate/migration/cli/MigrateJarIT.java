package io.connectfargate.migration.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The packaged jar, as a user runs it. */
class MigrateJarIT {
    @Test
    void printsTheVersionThatItWasBuiltWith() throws Exception {
        assertThat(run("--version")).isEqualTo("0 migrate " + System.getProperty("project.version"));
    }

    @Test
    void explainsItself() throws Exception {
        assertThat(run("--help")).startsWith("0 Usage: migrate").contains("130   stopped by Ctrl-C");
    }

    private static String run(String argument) throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-jar",
                        System.getProperty("migrate.jar"),
                        argument)
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), UTF_8).strip();
        return java.waitFor() + " " + output;
    }
}
