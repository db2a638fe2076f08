package io.connectfargate.connectors.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connectors.opensearch.config.SinkConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.junit.jupiter.api.Test;

/** The table of keys is the definition's. */
class ReadmeTest {
    @Test
    void listsEveryKeyWithItsDefaultAndMeaning() throws Exception {
        // Given
        String readme = Files.readString(Path.of("README.md"));

        // When
        List<String> rows = SinkConfig.DEFINITION.configKeys().values().stream()
                .map(key -> "| `" + key.name + "` | " + defaultOf(key) + " | " + key.documentation + " |")
                .toList();

        // Then
        assertThat(rows).allSatisfy(row -> assertThat(readme).contains(row));
        assertThat(readme.lines().filter(line -> line.matches("\\| `[a-z.]+` \\| .*")))
                .hasSize(rows.size());
    }

    private static String defaultOf(ConfigKey key) {
        if (!key.hasDefault()) {
            return "required";
        }
        boolean none = key.defaultValue == null || List.of().equals(key.defaultValue);
        return none ? "none" : key.defaultValue.toString();
    }
}
