package io.connectfargate.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.testsupport.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files, without any AWS. */
@Tag("system")
class FilesIT {
    @TempDir
    private static Path folder;

    private static Workspace workspace;

    @BeforeAll
    static void copy() throws IOException {
        workspace = new Workspace(folder, Map.of("AWS_EC2_METADATA_DISABLED", "true"));
    }

    @Test
    void areFormattedAndValid() {
        // When
        Program format = workspace.run("fmt", "-check", "-diff", "-recursive", "-no-color");
        Program validation = workspace.run("validate", "-no-color");

        // Then
        assertThat(format.exitCode()).as(format.output()).isZero();
        assertThat(validation.exitCode()).as(validation.output()).isZero();
        assertThat(validation.output()).doesNotContain("Warning");
    }

    @Test
    void passTheirOwnTests() {
        // When
        Program tests = workspace.run("test", "-no-color");

        // Then
        assertThat(tests.exitCode()).as(tests.output()).isZero();
        assertThat(tests.output()).contains("Success! 4 passed, 0 failed.");
    }
}
