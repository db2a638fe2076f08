package io.connectfargate.connectors.jdbc.reading;

import io.connectfargate.connectors.jdbc.config.JdbcSourceConfig;
import io.connectfargate.connectors.jdbc.database.Dialect;
import io.connectfargate.connectors.jdbc.database.Table;
import io.connectfargate.connectors.jdbc.types.Column;
import io.connectfargate.connectors.jdbc.types.RowReader;
import io.connectfargate.connectors.jdbc.types.TimeText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;

/** One statement whose rows are read as they are needed; the driver holds one batch of them. */
final class Pass implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final RowReader reader;
    private final List<Column> ordering;
    private final List<Integer> indexes;
    private long count;

    private Pass(
            Connection connection, PreparedStatement statement, ResultSet rows, RowReader reader, Ordering ordering) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
        this.reader = reader;
        this.ordering = ordering.columns();
        this.indexes = ordering.indexes();
    }

    /** The cursor's columns in a result, and where they are. */
    private record Ordering(List<Column> columns, List<Integer> indexes) {
        private static Ordering of(Table table, Cursor cursor, List<Column> columns) {
            List<Column> ordering = new ArrayList<>();
            List<Integer> indexes = new ArrayList<>();
            List<String> names = columns.stream().map(Column::name).toList();
            for (String name : cursor.names()) {
                int index = names.indexOf(name);
                if (index < 0) {
                    throw new ConnectException(
                            "The column " + name + " is not in " + table.id() + ", which has " + names + ".");
                }
                ordering.add(columns.get(index));
                indexes.add(index + 1);
            }
            return new Ordering(ordering, indexes);
        }
    }

    /**
     * Starts one.
     *
     * @param place after which rows are read, or null for all
     */
    static Pass start(Connection connection, Dialect dialect, JdbcSourceConfig config, Table table, List<String> place)
            throws SQLException {
        Cursor cursor = Cursor.of(config, table);
        Select select = new Select(dialect, table, cursor);
        Ordering ordering = Ordering.of(table, cursor, select.columns(connection));
        String bound = cursor.hasTimestamp()
                ? Bound.of(connection, dialect, config, ordering.columns().get(0))
                : null;
        PreparedStatement statement = select.rows(connection, ordering.columns(), place, bound);
        try {
            statement.setFetchSize(config.batchRows());
            ResultSet rows = statement.executeQuery();
            RowReader reader = new RowReader(
                    table.name(), select.columns(rows), Cursor.key(config, table), config.timestampMapping());
            return new Pass(connection, statement, rows, reader, ordering);
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** Moves to the next row; false at the end. */
    boolean next() throws SQLException {
        boolean more = rows.next();
        count += more ? 1 : 0;
        return more;
    }

    /** Whether the statement's limit has left rows for the next one. */
    boolean isCut() {
        return count == Select.ROWS;
    }

    RowReader reader() {
        return reader;
    }

    /** The current row. */
    Struct row() throws SQLException {
        return reader.row(rows);
    }

    /** The current row's place in the order. */
    List<String> place() throws SQLException {
        List<String> place = new ArrayList<>();
        for (int i = 0; i < indexes.size(); i++) {
            String text = rows.getString(indexes.get(i));
            Column column = ordering.get(i);
            place.add(column.kind().isTimestamp() ? TimeText.of(column.kind(), text) : text);
        }
        return place;
    }

    /** Ends the statement and its transaction. */
    @Override
    public void close() throws SQLException {
        try (statement) {
            rows.close();
        }
        connection.commit();
    }
}
