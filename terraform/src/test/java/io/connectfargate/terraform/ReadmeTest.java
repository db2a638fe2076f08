package io.connectfargate.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's tables against the code, and the sizes of files. */
class ReadmeTest {
    private static final Path README = TerraformFiles.FOLDER.resolve("README.md");

    @Test
    void hasTheVariablesOfTheCode() throws IOException {
        assertThat(table("Variable")).containsExactlyElementsOf(TerraformFiles.variables());
    }

    @Test
    void hasTheOutputsOfTheCode() throws IOException {
        assertThat(table("Output")).containsExactlyElementsOf(TerraformFiles.outputs());
    }

    @Test
    void staysShortAsAllFilesDo() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(200);
        assertThat(TerraformFiles.files())
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(Files.readAllLines(file)).as("%s", file).hasSizeLessThanOrEqualTo(200));
    }

    /** The lines of the table whose first column has this head. */
    private static List<String> table(String head) throws IOException {
        return Files.readAllLines(README).stream()
                .dropWhile(line -> !line.startsWith("| " + head + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}
