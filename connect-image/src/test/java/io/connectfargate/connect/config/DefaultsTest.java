package io.connectfargate.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DefaultsTest {
    private static final String HEADING = "## Defaults that differ from Kafka's";
    /** What is said elsewhere in the README: names made of GROUP, ports, folders, the references that resolve. */
    private static final String ELSEWHERE =
            ".*\\.storage\\.topic|config\\.providers.*|(admin\\.)?listeners|plugin\\.path";

    @Test
    void areInTheTableOfTheReadme() throws IOException {
        // Given
        Map<String, String> defaults = new TreeMap<>(Defaults.of("any"));
        defaults.keySet().removeIf(name -> name.matches(ELSEWHERE));

        // When
        String readme = Files.readString(Path.of("README.md"));
        List<String> rows = readme.substring(readme.indexOf(HEADING))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();

        // Then
        assertThat(defaults)
                .isNotEmpty()
                .allSatisfy((name, value) -> assertThat(rows)
                        .anySatisfy(row -> assertThat(row).contains("`" + name + "`", "`" + value + "`")));
    }
}
