package io.connectfargate.connectors.jdbc.config;

import io.connectfargate.connectors.jdbc.types.TimestampMapping;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
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
}
