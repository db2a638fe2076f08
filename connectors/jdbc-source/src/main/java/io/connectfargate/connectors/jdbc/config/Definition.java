package io.connectfargate.connectors.jdbc.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;

import io.connectfargate.connectors.jdbc.types.TimestampMapping;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/** Types, defaults and limits of the keys. */
final class Definition {
    private final ConfigDef keys = new ConfigDef();

    private Definition() {}

    static ConfigDef of() {
        Definition definition = new Definition();
        definition.addConnection();
        definition.addTables();
        definition.addTimestamps();
        return definition.keys;
    }

    private void addConnection() {
        add(JdbcSourceConfig.CONNECTION_URL, Type.STRING, NO_DEFAULT_VALUE, new UrlValidator(), HIGH);
        add(JdbcSourceConfig.CONNECTION_USER, Type.STRING, "", null, HIGH);
        add(JdbcSourceConfig.CONNECTION_PASSWORD, Type.PASSWORD, "", null, HIGH);
        add(JdbcSourceConfig.CONNECTION_ATTEMPTS, Type.INT, 10, Range.atLeast(1), LOW);
        add(JdbcSourceConfig.CONNECTION_BACKOFF_MS, Type.LONG, 10_000L, Range.atLeast(0), LOW);
    }

    private void addTables() {
        add(JdbcSourceConfig.TABLE_WHITELIST, Type.LIST, List.of(), null, HIGH);
        add(JdbcSourceConfig.QUERY, Type.STRING, "", null, HIGH);
        add(JdbcSourceConfig.MODE, Type.STRING, NO_DEFAULT_VALUE, ValidString.in(Mode.names()), HIGH);
        add(JdbcSourceConfig.INCREMENTING_COLUMN_NAME, Type.STRING, "", null, HIGH);
        add(JdbcSourceConfig.KEY_COLUMNS, Type.LIST, List.of(), null, MEDIUM);
        add(JdbcSourceConfig.VALIDATE_NON_NULL, Type.BOOLEAN, true, null, LOW);
        add(JdbcSourceConfig.TOPIC_PREFIX, Type.STRING, NO_DEFAULT_VALUE, new NonEmptyString(), HIGH);
        add(JdbcSourceConfig.POLL_INTERVAL_MS, Type.LONG, 5_000L, Range.atLeast(1), HIGH);
        add(JdbcSourceConfig.BATCH_MAX_ROWS, Type.INT, 1_000, Range.between(1, 100_000), MEDIUM);
    }

    private void addTimestamps() {
        ValidString mappings = ValidString.in(TimestampMapping.names());
        Validator zone = LambdaValidator.with(Definition::ensureZone, () -> "a time zone, such as Asia/Seoul");
        add(JdbcSourceConfig.TIMESTAMP_COLUMN_NAME, Type.STRING, "", null, HIGH);
        add(JdbcSourceConfig.TIMESTAMP_DELAY_INTERVAL_MS, Type.LONG, 0L, Range.atLeast(0), HIGH);
        add(JdbcSourceConfig.TIMESTAMP_MAPPING, Type.STRING, TimestampMapping.ISO8601.toString(), mappings, MEDIUM);
        add(JdbcSourceConfig.DB_TIMEZONE, Type.STRING, "UTC", zone, MEDIUM);
    }

    private void add(String name, Type type, Object defaultValue, Validator validator, Importance importance) {
        keys.define(name, type, defaultValue, validator, importance, KeyTexts.of(name));
    }

    private static void ensureZone(String name, Object value) {
        try {
            ZoneId.of(String.valueOf(value));
        } catch (DateTimeException e) {
            throw new ConfigException(name + " is '" + value + "'; expected: a time zone, such as UTC or Asia/Seoul.");
        }
    }
}
