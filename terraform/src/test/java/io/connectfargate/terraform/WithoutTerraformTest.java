package io.connectfargate.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.testsupport.Program;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code test.sh} where Terraform cannot be had: every other program but the search for it is a pretended one. */
class WithoutTerraformTest {
    private static final Path HOME = SourceTree.find().home();
    private static final String FIND = "terraform/src/test/scripts/find-terraform.sh";
    private static final String REPORT = "NOT RUN: terraform, nope is not on the PATH.";

    @TempDir
    private Path checkout;

    @BeforeEach
    void pretend() throws IOException {
        copy("test.sh");
        copy(FIND);
        for (String program : List.of("curl", "shellcheck", "npm", "javac", "chromium")) {
            write("bin/" + program, "");
        }
        write("bin/node", "echo 22");
        for (String script : List.of(
                "mvnw", "base-image/make-base-image.sh", "base-image/fetch-promtool.sh", ".ci/slowest-tests.sh")) {
            write(script, "");
        }
        write("system-tests/engine/with-engine.sh", "echo \"$@\"");
    }

    @Test
    void saysSoInItsLastLineAndLeavesTheTestsOut() {
        // When
        Program tests = test(Map.of());

        // Then
        assertThat(tests.exitCode()).as(tests.output()).isZero();
        assertThat(tests.output()).contains("-Dskip.terraform=true -pl docs");
        assertThat(lastLine(tests)).startsWith(REPORT);
    }

    @Test
    void failsInContinuousIntegration() {
        // When
        Program tests = test(Map.of("CI", "true"));

        // Then
        assertThat(tests.exitCode()).isEqualTo(1);
        assertThat(lastLine(tests)).startsWith(REPORT);
    }

    @Test
    void failsAsTheOtherTestsDo() throws IOException {
        // Given
        write("system-tests/engine/with-engine.sh", "exit 7");

        // When
        Program tests = test(Map.of());

        // Then
        assertThat(tests.exitCode()).isEqualTo(7);
        assertThat(lastLine(tests)).startsWith(REPORT);
    }

    private Program test(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("PATH", checkout.resolve("bin") + ":/usr/bin:/bin");
        environment.put("CHROMIUM", checkout.resolve("bin/chromium").toString());
        environment.put("TERRAFORM", "nope");
        return Program.run(checkout, List.of("bash", "test.sh", "-pl", "docs"), environment);
    }

    private static String lastLine(Program tests) {
        return tests.output().lines().reduce("", (before, line) -> line);
    }

    private void copy(String file) throws IOException {
        write(file, Files.readString(HOME.resolve(file)).replaceFirst("^#!.*\n", ""));
    }

    private void write(String file, String commands) throws IOException {
        Path path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "#!/usr/bin/env bash\n" + commands + "\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
