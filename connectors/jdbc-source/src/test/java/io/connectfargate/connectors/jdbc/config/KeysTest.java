package io.connectfargate.connectors.jdbc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.junit.jupiter.api.Test;

class KeysTest {
    @Test
    void readmeHasTheTableThatConnectShows() throws Exception {
        assertThat(Files.readAllLines(Path.of("README.md"))).containsSubsequence(rows());
    }

    @Test
    void everyKeyHasADescription() {
        assertThat(JdbcSourceConfig.DEFINITION.configKeys().values())
                .allSatisfy(key -> assertThat(key.documentation).as(key.name).endsWith("."));
    }

    private static List<String> rows() {
        return JdbcSourceConfig.DEFINITION.configKeys().values().stream()
                .map(key -> "| `" + key.name + "` | " + defaultOf(key) + " | " + key.documentation + " |")
                .toList();
    }

    private static String defaultOf(ConfigKey key) {
        String text = key.hasDefault() ? Objects.toString(key.defaultValue) : "";
        return key.name.equals(JdbcSourceConfig.CONNECTION_PASSWORD) || text.isEmpty() || text.equals("[]")
                ? ""
                : "`" + text + "`";
    }

    /** Prints the rows, for the README. */
    public static void main(String[] arguments) {
        rows().forEach(System.out::println);
    }
}
