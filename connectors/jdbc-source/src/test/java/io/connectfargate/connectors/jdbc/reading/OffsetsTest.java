package io.connectfargate.connectors.jdbc.reading;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.connectors.jdbc.config.JdbcSourceConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

/** What a user may store by {@code PATCH /connectors/NAME/offsets}. */
class OffsetsTest {
    private static void alter(String mode, Map<String, ?> partition, Map<String, ?> offset) {
        JdbcSourceConfig config = new JdbcSourceConfig(Map.of(
                "connection.url", "jdbc:postgresql://db/shop",
                "table.whitelist", "orders,shop.users",
                "mode", mode,
                "topic.prefix", "db-"));
        Map<Map<String, ?>, Map<String, ?>> altered = new HashMap<>();
        altered.put(partition, offset);
        Offsets.check(config, altered);
    }

    @Test
    void acceptsWhatTheConnectorItselfStores() {
        assertThatCode(() -> {
                    alter("incrementing", Map.of("table", "public.orders"), Map.of("incrementing", "7"));
                    alter("incrementing", Map.of("table", "shop.users"), Map.of("incrementing", 7));
                    alter(
                            "timestamp",
                            Map.of("table", "shop.users"),
                            Map.of("timestamp", "2026-11-30T20:15:30.123456Z", "key.id", "7"));
                    alter(
                            "timestamp+incrementing",
                            Map.of("table", "shop.users"),
                            Map.of("timestamp", "2026-11-30T20:15:30", "incrementing", 7));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void acceptsThatAnyOffsetIsRemoved() {
        assertThatCode(() -> {
                    alter("bulk", Map.of("table", "public.orders"), null);
                    alter("incrementing", Map.of("table", "public.dropped"), null);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void rejectsWhatNoTaskWouldFind() {
        assertThatThrownBy(() -> alter("incrementing", Map.of("table", "public.other"), Map.of("incrementing", "7")))
                .isInstanceOf(ConnectException.class)
                .hasMessage("The partition names the table public.other, which this connector does not read;"
                        + " expected: SCHEMA.TABLE of [orders, shop.users].");
        assertThatThrownBy(() -> alter("incrementing", Map.of("table", "orders"), Map.of("incrementing", "7")))
                .hasMessageContaining("expected: SCHEMA.TABLE");
        assertThatThrownBy(() -> alter("incrementing", Map.of("topic", "orders"), Map.of("incrementing", "7")))
                .hasMessageStartingWith("The partition is {topic=orders}; expected:");
    }

    @Test
    void rejectsOffsetsThatDoNotFitTheMode() {
        Map<String, String> orders = Map.of("table", "public.orders");
        assertThatThrownBy(() -> alter("bulk", orders, Map.of("incrementing", "7")))
                .hasMessage("Mode bulk has no offsets; they can only be removed.");
        assertThatThrownBy(
                        () -> alter("incrementing", orders, Map.of("timestamp", "yesterday", "incrementing", "seven")))
                .hasMessageContaining("expected: incrementing.")
                .hasMessageContaining("The offset's incrementing is seven; expected: a whole number.")
                .hasMessageContaining("The offset's timestamp is yesterday; expected: a time such as");
        assertThatThrownBy(() -> alter("timestamp", orders, Map.of("timestamp", "2026-11-30T20:15:30")))
                .hasMessageContaining("and key.COLUMN for each column that identifies a row.");
        assertThatThrownBy(() -> alter("timestamp+incrementing", orders, Map.of("incrementing", 1.5)))
                .hasMessageContaining("expected: incrementing and timestamp.");
    }
}
