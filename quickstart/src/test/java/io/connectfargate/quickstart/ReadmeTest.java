package io.connectfargate.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

class ReadmeTest {
    private static final Path README = Path.of(System.getProperty("source.tree"), "quickstart", "README.md");

    @Test
    void listsEveryOptionAsTheHelpDoes() throws IOException {
        // Given
        List<String> expected = Quickstart.commandLine().getCommandSpec().options().stream()
                .map(ReadmeTest::row)
                .toList();
        // When
        List<String> found;
        try (var lines = Files.lines(README)) {
            found = lines.filter(line -> line.startsWith("| `--")).toList();
        }
        // Then
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String row(OptionSpec option) {
        String name = option.longestName() + (option.arity().max() == 0 ? "" : " " + option.paramLabel());
        String byDefault = option.arity().max() == 0 || option.defaultValue() == null ? "" : option.defaultValue();
        return "| `" + name + "` | " + String.join(" ", option.description()) + " | " + byDefault + " |";
    }
}
