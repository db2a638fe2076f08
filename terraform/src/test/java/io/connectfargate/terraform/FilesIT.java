package io.connectfargate.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.testsupport.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files, without any AWS. */
@Tag("system")
class FilesIT {
    @TempDir
    private static Path folder;

    private static final Map<String, String> NO_AWS = Map.of("AWS_EC2_METADATA_DISABLED", "true");

    /** Here Terraform starts the provider itself. */
    @Test
    void areFormattedAndValid() throws IOException {
        // Given
        Workspace workspace = new Workspace(folder.resolve("valid"), NO_AWS);

        // When
        Program format = workspace.run("fmt", "-check", "-diff", "-recursive", "-no-color");
        Program validation = workspace.run("validate", "-no-color");

        // Then
        assertThat(format.exitCode()).as(format.output()).isZero();
        assertThat(validation.exitCode()).as(validation.output()).isZero();
        assertThat(validation.output()).doesNotContain("Warning");
    }

    @Test
    void passTheirOwnTests() throws IOException {
        try (Provider provider = new Provider(folder, NO_AWS)) {
            // When
            Program tests = new Workspace(folder.resolve("tests"), provider.environment()).run("test", "-no-color");

            // Then
            assertThat(tests.exitCode()).as(tests.output()).isZero();
            assertThat(tests.output()).contains("Success! 4 passed, 0 failed.");
        }
    }
}
