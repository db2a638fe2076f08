package io.connectfargate.connectors.jdbc.reading;

import io.connectfargate.connectors.jdbc.config.JdbcSourceConfig;
import io.connectfargate.connectors.jdbc.config.Mode;
import io.connectfargate.connectors.jdbc.database.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns that order the rows of a table, and how stored offsets name them. Together they are unique, so that a row has one place, also
 * among rows of equal time.
 *
 * @param columns by the name in stored offsets, in the order of the ORDER BY clause; none in mode bulk
 */
public record Cursor(Map<String, String> columns) {
    static final String TIMESTAMP = "timestamp";
    static final String INCREMENTING = "incrementing";
    static final String KEY = "key.";

    /** The cursor of one table. */
    public static Cursor of(JdbcSourceConfig config, Table table) {
        Mode mode = config.mode();
        Map<String, String> columns = new LinkedHashMap<>();
        if (mode.hasTimestamp()) {
            columns.put(TIMESTAMP, config.timestampColumn());
        }
        if (mode.hasIncrementing()) {
            columns.put(INCREMENTING, config.incrementingColumn());
        } else if (mode.hasTimestamp()) {
            key(config, table).forEach(column -> columns.put(KEY + column, column));
        }
        return new Cursor(columns);
    }

    /** The columns that identify a row: the user's, else the primary key. */
    public static List<String> key(JdbcSourceConfig config, Table table) {
        return config.keyColumns().isEmpty() ? table.key() : config.keyColumns();
    }

    /** Whether rows are read in order, so that reading can resume after any of them. */
    public boolean isOrdered() {
        return !columns.isEmpty();
    }

    /** The column of the time, if there is one. */
    boolean hasTimestamp() {
        return columns.containsKey(TIMESTAMP);
    }

    /** The columns in order. */
    List<String> names() {
        return new ArrayList<>(columns.values());
    }

    /** A place as Connect stores it. */
    Map<String, Object> offset(List<String> place) {
        Map<String, Object> offset = new LinkedHashMap<>();
        int i = 0;
        for (String name : columns.keySet()) {
            offset.put(name, place.get(i++));
        }
        return offset;
    }

    /** A stored place. */
    List<String> place(Map<String, Object> offset) {
        return columns.keySet().stream().map(offset::get).map(String::valueOf).toList();
    }
}
