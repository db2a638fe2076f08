package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.publishing.programs.Checkout;
import io.connectfargate.publishing.programs.PretendedMaven;
import io.connectfargate.publishing.programs.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterruptIT {
    private static final Checkout CHECKOUT = Checkout.shared();

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void leavesNothingBehindWhenItIsInterrupted(String signal, int exitCode, @TempDir Path folder) throws Exception {
        // Given: a terminal's group of processes, in the middle of Maven's build
        Files.deleteIfExists(CHECKOUT.folder().resolve("publishing/target/build_images.log"));
        Process process = start(folder);
        Awaitility.await("Maven")
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions() // no log yet
                .until(() -> CHECKOUT.log().contains("Building"));
        List<ProcessHandle> children = process.descendants().toList();

        // When
        Run.expectSuccess(Path.of("/"), "kill", "-" + signal, "--", "-" + process.pid());

        // Then
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(exitCode);
        assertThat(folder.resolve("output")).content().contains("Interrupted. Log: ");
        assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(folder)
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("tmp."));
    }

    private static Process start(Path folder) throws Exception {
        Map<String, String> environment = PretendedMaven.waits(Checkout.cleanEnvironment());
        environment.put("MAVEN_ARGS", System.getProperty("maven.args"));
        environment.put("TMPDIR", folder.toString());
        ProcessBuilder builder = new ProcessBuilder(
                        "setsid",
                        "env",
                        "--default-signal=INT", // which may be ignored around the tests
                        CHECKOUT.folder() + "/build_images.sh",
                        "--local",
                        "--only=kafka-connect")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
