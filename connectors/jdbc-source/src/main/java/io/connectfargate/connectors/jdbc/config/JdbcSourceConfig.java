package io.connectfargate.connectors.jdbc.config;

import io.connectfargate.connectors.jdbc.types.TimestampMapping;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** The connector's keys. The README's table is compared with them in a test. */
public final class JdbcSourceConfig extends AbstractConfig {
    public static final String CONNECTION_URL = "connection.url";
    public static final String CONNECTION_USER = "connection.user";
    public static final String CONNECTION_PASSWORD = "connection.password";
    public static final String CONNECTION_ATTEMPTS = "connection.attempts";
    public static final String CONNECTION_BACKOFF_MS = "connection.backoff.ms";
    public static final String TABLE_WHITELIST = "table.whitelist";
    public static final String QUERY = "query";
    public static final String MODE = "mode";
    public static final String INCREMENTING_COLUMN_NAME = "incrementing.column.name";
    public static final String TIMESTAMP_COLUMN_NAME = "timestamp.column.name";
    public static final String TIMESTAMP_DELAY_INTERVAL_MS = "timestamp.delay.interval.ms";
    public static final String TIMESTAMP_MAPPING = "timestamp.mapping";
    public static final String DB_TIMEZONE = "db.timezone";
    public static final String KEY_COLUMNS = "key.columns";
    public static final String VALIDATE_NON_NULL = "validate.non.null";
    public static final String TOPIC_PREFIX = "topic.prefix";
    public static final String POLL_INTERVAL_MS = "poll.interval.ms";
    public static final String BATCH_MAX_ROWS = "batch.max.rows";

    /** All keys, with what Connect shows of each. */
    public static final ConfigDef DEFINITION = Definition.of();

    public JdbcSourceConfig(Map<String, String> properties) {
        super(DEFINITION, properties, false);
    }

    public String url() {
        return getString(CONNECTION_URL);
    }

    public String user() {
        return getString(CONNECTION_USER);
    }

    public Password password() {
        return getPassword(CONNECTION_PASSWORD);
    }

    public int attempts() {
        return getInt(CONNECTION_ATTEMPTS);
    }

    public Duration backoff() {
        return Duration.ofMillis(getLong(CONNECTION_BACKOFF_MS));
    }

    /** As the user names them; empty with a query. */
    public List<String> tables() {
        return getList(TABLE_WHITELIST);
    }

    /** Without a semicolon at its end; empty with tables. */
    public String query() {
        return getString(QUERY).strip().replaceFirst(";\\s*$", "");
    }

    public Mode mode() {
        return Mode.of(getString(MODE));
    }

    public String incrementingColumn() {
        return getString(INCREMENTING_COLUMN_NAME);
    }

    public String timestampColumn() {
        return getString(TIMESTAMP_COLUMN_NAME);
    }

    public Duration timestampDelay() {
        return Duration.ofMillis(getLong(TIMESTAMP_DELAY_INTERVAL_MS));
    }

    public TimestampMapping timestampMapping() {
        return TimestampMapping.valueOf(getString(TIMESTAMP_MAPPING).toUpperCase(Locale.ROOT));
    }

    public ZoneId timezone() {
        return ZoneId.of(getString(DB_TIMEZONE));
    }

    public List<String> keyColumns() {
        return getList(KEY_COLUMNS);
    }

    public boolean validatesNonNull() {
        return getBoolean(VALIDATE_NON_NULL);
    }

    public String topicPrefix() {
        return getString(TOPIC_PREFIX);
    }

    public Duration pollInterval() {
        return Duration.ofMillis(getLong(POLL_INTERVAL_MS));
    }

    public int batchRows() {
        return getInt(BATCH_MAX_ROWS);
    }

    /** Types, defaults and limits of the keys. */
    private static final class Definition {
        private static ConfigDef of() {
            return timestamps(tables(connection(new ConfigDef())));
        }

        private static ConfigDef connection(ConfigDef def) {
            return def.define(CONNECTION_URL, Type.STRING, ConfigDef.NO_DEFAULT_VALUE, new UrlValidator(), Importance.HIGH, KeyTexts.of(CONNECTION_URL))
                    .define(CONNECTION_USER, Type.STRING, "", Importance.HIGH, KeyTexts.of(CONNECTION_USER))
                    .define(CONNECTION_PASSWORD, Type.PASSWORD, "", Importance.HIGH, KeyTexts.of(CONNECTION_PASSWORD))
                    .define(CONNECTION_ATTEMPTS, Type.INT, 10, ConfigDef.Range.atLeast(1), Importance.LOW, KeyTexts.of(CONNECTION_ATTEMPTS))
                    .define(CONNECTION_BACKOFF_MS, Type.LONG, 10_000L, ConfigDef.Range.atLeast(0), Importance.LOW, KeyTexts.of(CONNECTION_BACKOFF_MS));
        }

        private static ConfigDef tables(ConfigDef def) {
            return def.define(TABLE_WHITELIST, Type.LIST, List.of(), Importance.HIGH, KeyTexts.of(TABLE_WHITELIST))
                    .define(QUERY, Type.STRING, "", Importance.HIGH, KeyTexts.of(QUERY))
                    .define(MODE, Type.STRING, ConfigDef.NO_DEFAULT_VALUE, ConfigDef.ValidString.in(Mode.names()), Importance.HIGH, KeyTexts.of(MODE))
                    .define(INCREMENTING_COLUMN_NAME, Type.STRING, "", Importance.HIGH, KeyTexts.of(INCREMENTING_COLUMN_NAME))
                    .define(KEY_COLUMNS, Type.LIST, List.of(), Importance.MEDIUM, KeyTexts.of(KEY_COLUMNS))
                    .define(VALIDATE_NON_NULL, Type.BOOLEAN, true, Importance.LOW, KeyTexts.of(VALIDATE_NON_NULL))
                    .define(TOPIC_PREFIX, Type.STRING, ConfigDef.NO_DEFAULT_VALUE, new ConfigDef.NonEmptyString(), Importance.HIGH, KeyTexts.of(TOPIC_PREFIX))
                    .define(POLL_INTERVAL_MS, Type.LONG, 5_000L, ConfigDef.Range.atLeast(1), Importance.HIGH, KeyTexts.of(POLL_INTERVAL_MS))
                    .define(BATCH_MAX_ROWS, Type.INT, 1_000, ConfigDef.Range.between(1, 100_000), Importance.MEDIUM, KeyTexts.of(BATCH_MAX_ROWS));
        }

        private static ConfigDef timestamps(ConfigDef def) {
            return def.define(TIMESTAMP_COLUMN_NAME, Type.STRING, "", Importance.HIGH, KeyTexts.of(TIMESTAMP_COLUMN_NAME))
                    .define(TIMESTAMP_DELAY_INTERVAL_MS, Type.LONG, 0L, ConfigDef.Range.atLeast(0), Importance.HIGH, KeyTexts.of(TIMESTAMP_DELAY_INTERVAL_MS))
                    .define(TIMESTAMP_MAPPING, Type.STRING, TimestampMapping.ISO8601.toString(), ConfigDef.ValidString.in(TimestampMapping.names()), Importance.MEDIUM, KeyTexts.of(TIMESTAMP_MAPPING))
                    .define(DB_TIMEZONE, Type.STRING, "UTC", ConfigDef.LambdaValidator.with(Definition::ensureZone, () -> "a time zone, such as Asia/Seoul"), Importance.MEDIUM, KeyTexts.of(DB_TIMEZONE));
        }

        private static void ensureZone(String name, Object value) {
            try {
                ZoneId.of(String.valueOf(value));
            } catch (DateTimeException e) {
                throw new ConfigException(name + " is '" + value + "'; expected: a time zone, such as UTC or Asia/Seoul.");
            }
        }
    }
}
