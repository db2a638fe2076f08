package io.connectfargate.connectors.jdbc.validation;

import io.connectfargate.connectors.jdbc.config.JdbcSourceConfig;
import io.connectfargate.connectors.jdbc.config.Mode;
import io.connectfargate.connectors.jdbc.config.Problems;
import io.connectfargate.connectors.jdbc.database.Table;
import io.connectfargate.connectors.jdbc.reading.Cursor;
import io.connectfargate.connectors.jdbc.types.Column;
import io.connectfargate.connectors.jdbc.types.ColumnKind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a table has the columns that the configuration names, and of a type that fits. */
final class ColumnCheck {
    private static final Set<ColumnKind> INEXACT =
            EnumSet.of(ColumnKind.BYTES, ColumnKind.BOOLEAN, ColumnKind.FLOAT32, ColumnKind.FLOAT64);

    private final JdbcSourceConfig config;
    private final Problems problems;
    private final Table table;
    private final List<Column> columns;

    ColumnCheck(JdbcSourceConfig config, Problems problems, Table table, List<Column> columns) {
        this.config = config;
        this.problems = problems;
        this.table = table;
        this.columns = columns;
    }

    /** Adds everything that does not fit. */
    void check() {
        checkDuplicates();
        Mode mode = config.mode();
        if (mode.hasIncrementing() && !config.incrementingColumn().isBlank()) {
            find(JdbcSourceConfig.INCREMENTING_COLUMN_NAME, config.incrementingColumn())
                    .ifPresent(this::checkNumber);
        }
        if (mode.hasTimestamp() && !config.timestampColumn().isBlank()) {
            find(JdbcSourceConfig.TIMESTAMP_COLUMN_NAME, config.timestampColumn())
                    .ifPresent(this::checkTime);
        }
        checkKey(mode);
    }

    private void checkDuplicates() {
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                problems.add(
                        JdbcSourceConfig.QUERY,
                        "query has two columns of the name " + column.name() + ": rename one with AS.");
            }
        }
    }

    private Optional<Column> find(String key, String name) {
        Optional<Column> found =
                columns.stream().filter(column -> column.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            String similar = columns.stream()
                    .map(Column::name)
                    .filter(name::equalsIgnoreCase)
                    .findFirst()
                    .map(other -> " Did you mean " + other + "?")
                    .orElse("");
            problems.add(key, key + " is " + name + ", but " + table.id() + " has no such column." + similar);
        }
        return found;
    }

    private void checkNumber(Column column) {
        if (!column.numbersRows()) {
            problems.add(
                    JdbcSourceConfig.INCREMENTING_COLUMN_NAME,
                    "The column " + column.name() + " of " + table.id()
                            + " is no whole number, so it cannot number the rows.");
        }
        checkNotNull(JdbcSourceConfig.INCREMENTING_COLUMN_NAME, column);
    }

    private void checkTime(Column column) {
        if (!column.kind().isTimestamp()) {
            problems.add(
                    JdbcSourceConfig.TIMESTAMP_COLUMN_NAME,
                    "The column " + column.name() + " of " + table.id()
                            + " is no timestamp, so it cannot say when a row was changed.");
        }
        checkNotNull(JdbcSourceConfig.TIMESTAMP_COLUMN_NAME, column);
    }

    private void checkNotNull(String key, Column column) {
        if (config.validatesNonNull() && column.certainlyNullable()) {
            problems.add(
                    key,
                    "The column " + column.name() + " of " + table.id() + " may be NULL, and such rows are never seen."
                            + " Declare it NOT NULL, or set validate.non.null=false.");
        }
    }

    private void checkKey(Mode mode) {
        List<String> key = Cursor.key(config, table);
        if (mode == Mode.TIMESTAMP && key.isEmpty() && !table.isQuery()) {
            problems.add(
                    JdbcSourceConfig.KEY_COLUMNS,
                    table.id() + " has no primary key, so rows of equal time could be lost."
                            + " Name columns that identify a row in key.columns, or use mode timestamp+incrementing.");
        }
        for (String name : key) {
            find(JdbcSourceConfig.KEY_COLUMNS, name)
                    .filter(column -> mode == Mode.TIMESTAMP)
                    .ifPresent(this::checkOrder);
        }
    }

    private void checkOrder(Column column) {
        if (INEXACT.contains(column.kind())) {
            problems.add(
                    JdbcSourceConfig.KEY_COLUMNS,
                    "The column " + column.name() + " of " + table.id() + " is of kind " + column.kind()
                            + ", which cannot order rows of equal time. Use mode timestamp+incrementing.");
        }
        checkNotNull(JdbcSourceConfig.KEY_COLUMNS, column);
    }
}
