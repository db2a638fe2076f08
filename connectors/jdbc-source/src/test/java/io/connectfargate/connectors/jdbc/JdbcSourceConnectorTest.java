package io.connectfargate.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcSourceConnectorTest {
    private static List<String> tables(String whitelist, int maxTasks) {
        JdbcSourceConnector connector = new JdbcSourceConnector();
        connector.start(Map.of(
                "connection.url", "jdbc:postgresql://db/shop",
                "table.whitelist", whitelist,
                "query", whitelist.isEmpty() ? "select 1" : "",
                "mode", "bulk",
                "topic.prefix", "db-"));
        return connector.taskConfigs(maxTasks).stream()
                .map(task -> task.get("table.whitelist"))
                .toList();
    }

    @Test
    void givesEachTableATaskUpToTheGreatestNumber() {
        assertThat(tables("a,b,c", 8)).containsExactly("a", "b", "c");
        assertThat(tables("a,b,c", 2)).containsExactly("a,b", "c");
        assertThat(tables("a,b,c", 1)).containsExactly("a,b,c");
        assertThat(tables("", 8)).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"incrementing", "timestamp", "timestamp+incrementing"})
    void isExactlyOnceInOrderedModes(String mode) {
        assertThat(new JdbcSourceConnector().exactlyOnceSupport(Map.of("mode", mode)))
                .isEqualTo(ExactlyOnceSupport.SUPPORTED);
    }

    @Test
    void isNotExactlyOnceInModeBulk() {
        assertThat(new JdbcSourceConnector().exactlyOnceSupport(Map.of("mode", "bulk")))
                .isEqualTo(ExactlyOnceSupport.UNSUPPORTED);
    }

    @Test
    void isNamedInItsManifest() {
        assertThat(ServiceLoader.load(SourceConnector.class)).hasAtLeastOneElementOfType(JdbcSourceConnector.class);
    }
}
