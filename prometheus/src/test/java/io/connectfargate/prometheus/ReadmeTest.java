package io.connectfargate.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's table of variables says what the start script reads. */
class ReadmeTest {
    private static final Path SCRIPTS = Path.of("src/main/jib/etc/prometheus");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|.*");
    /** As in {@code ${STORAGE_PATH:-/prometheus}}: set -u has every variable read with its default. */
    private static final Pattern READ = Pattern.compile("\\$\\{([A-Z_]+):-([^}]*)}");

    @Test
    void listsEveryVariable() throws IOException {
        // Given
        String scripts = scripts();

        // When
        Set<String> listed = rows();

        // Then
        assertThat(READ.matcher(scripts).results().map(match -> match.group(1)).collect(Collectors.toSet()))
                .isNotEmpty()
                .isEqualTo(listed);
    }

    @Test
    void namesEveryDefault() throws IOException {
        // Given
        String readme = readme();

        // When
        Set<String> defaults = READ.matcher(scripts())
                .results()
                .filter(match -> !match.group(2).isEmpty())
                .map(match -> "| `" + match.group(1) + "` |.* Default: " + Pattern.quote(match.group(2)) + "\\. .*")
                .collect(Collectors.toSet());

        // Then
        assertThat(defaults).hasSize(4).allSatisfy(row -> assertThat(readme).containsPattern(row.replace("|", "\\|")));
    }

    @Test
    void showsTheHealthCheckOfTheTaskDefinition() throws IOException {
        // When
        JsonNode task = new ObjectMapper()
                .readTree(Path.of("../Configuration/ecs/prometheus.json").toFile());

        // Then
        assertThat(readme()).contains("`" + task.at("/containerDefinitions/0/healthCheck/command") + "`");
    }

    private static Set<String> rows() throws IOException {
        return ROW.matcher(readme())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static String scripts() throws IOException {
        StringBuilder all = new StringBuilder();
        try (DirectoryStream<Path> scripts = Files.newDirectoryStream(SCRIPTS, "*.sh")) {
            for (Path script : scripts) {
                all.append(Files.readString(script));
            }
        }
        return all.toString();
    }
}
