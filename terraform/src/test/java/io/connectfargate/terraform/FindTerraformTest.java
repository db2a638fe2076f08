package io.connectfargate.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.testsupport.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code find-terraform.sh}, with a Terraform that only says what its init would say. */
class FindTerraformTest {
    private static final Path SCRIPT = TerraformFiles.FOLDER.resolve("src/test/scripts/find-terraform.sh");

    @TempDir
    private Path folder;

    @Test
    void namesTheProgramThatIsMissing() {
        // When
        Program search = search(Map.of("TERRAFORM", "nope"));

        // Then
        assertThat(search.exitCode()).isEqualTo(3);
        assertThat(search.output())
                .startsWith("nope is not on the PATH. Install 1.11 or newer")
                .hasLineCount(1);
    }

    @Test
    void givesTheReasonOfAProviderThatCannotBeHadOnOneLine() throws IOException {
        // Given
        String init =
                "echo; echo '| Error: Failed to query available provider packages'; echo '| could not connect'; exit 1";

        // When
        Program search = search(Map.of("TERRAFORM", terraform(init)));

        // Then
        assertThat(search.exitCode()).isEqualTo(3);
        assertThat(search.output())
                .startsWith("its init fails, and the provider hashicorp/aws is needed (TERRAFORM_PROVIDERS may name")
                .contains("Failed to query available provider packages", "could not connect")
                .hasLineCount(1);
    }

    @Test
    void givesTerraformTheFolderWithTheProvider() throws IOException {
        // When
        Program search = search(Map.of("TERRAFORM", terraform("exit 0"), "TERRAFORM_PROVIDERS", "/providers"));

        // Then
        assertThat(search.exitCode()).as(search.output()).isZero();
        assertThat(folder.resolve("found/terraform.rc")).content().contains("path = \"/providers\"");
    }

    /** A program that does this. */
    private String terraform(String commands) throws IOException {
        Path program = Files.writeString(folder.resolve("terraform"), "#!/bin/sh\n" + commands + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program.toString();
    }

    private Program search(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", folder.toString());
        return Program.run(
                folder,
                List.of("bash", SCRIPT.toString(), folder.resolve("found").toString()),
                environment);
    }
}
