package io.connectfargate.connect.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenamedKeysTest {
    private static final String SOURCE = "io.debezium.connector.postgresql.PostgresConnector";
    private static final String SINK = "io.debezium.connector.jdbc.JdbcSinkConnector";

    @Test
    void knowsTheOldNamesOfDebeziumsSources() {
        assertThat(RenamedKeys.in(of(SOURCE, "table.whitelist", "a.b", "topic.prefix", "inv")))
                .containsExactly(new RenamedKeys.Renamed(SOURCE, "table.whitelist", "table.include.list", false));
    }

    @Test
    void saysWhichOnesAreMissingWithoutTheirNewName() {
        assertThat(RenamedKeys.in(of(SOURCE, "database.server.name", "inv")))
                .containsExactly(new RenamedKeys.Renamed(SOURCE, "database.server.name", "topic.prefix", true));
        assertThat(RenamedKeys.in(of(SINK, "connection.user", "writer", "connection.username", "writer")))
                .containsExactly(new RenamedKeys.Renamed(SINK, "connection.user", "connection.username", false));
    }

    @Test
    void knowsTheNamesOfConfluentsSinkOnDebeziumsOnly() {
        assertThat(RenamedKeys.in(of(SINK, "pk.mode", "record_key")))
                .containsExactly(new RenamedKeys.Renamed(SINK, "pk.mode", "primary.key.mode", false));
        assertThat(RenamedKeys.in(of("io.confluent.connect.jdbc.JdbcSinkConnector", "pk.mode", "record_key")))
                .isEmpty();
        assertThat(RenamedKeys.in(of(SOURCE, "pk.mode", "record_key"))).isEmpty();
    }

    @Test
    void looksIntoTransforms() {
        String unwrap = "io.debezium.transforms.ExtractNewRecordState";

        assertThat(RenamedKeys.in(
                        of("any.Sink", "transforms.unwrap.type", unwrap, "transforms.unwrap.drop.tombstones", "false")))
                .containsExactly(new RenamedKeys.Renamed(
                        unwrap,
                        "transforms.unwrap.drop.tombstones",
                        "transforms.unwrap.delete.tombstone.handling.mode",
                        false));
    }

    private static Map<String, String> of(String type, String... more) {
        Map<String, String> config = new HashMap<>(Map.of("connector.class", type));
        for (int i = 0; i < more.length; i += 2) {
            config.put(more[i], more[i + 1]);
        }
        return config;
    }
}
