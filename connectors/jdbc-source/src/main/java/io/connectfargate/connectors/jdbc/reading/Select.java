package io.connectfargate.connectors.jdbc.reading;

import io.connectfargate.connectors.jdbc.database.Dialect;
import io.connectfargate.connectors.jdbc.database.Table;
import io.connectfargate.connectors.jdbc.types.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that read a table. */
public final class Select {
    /** After so many rows a new statement continues, so that no transaction stays open for hours and other tables have their turn. */
    static final int ROWS = 100_000;

    private final Dialect dialect;
    private final Table table;
    private final Cursor cursor;

    public Select(Dialect dialect, Table table, Cursor cursor) {
        this.dialect = dialect;
        this.table = table;
        this.cursor = cursor;
    }

    /** The columns of the result, without its rows. */
    public List<Column> columns(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT * FROM " + table.select() + " WHERE 1 = 0");
                ResultSet nothing = statement.executeQuery()) {
            return columns(nothing);
        }
    }

    /** The columns of a result. */
    List<Column> columns(ResultSet result) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            columns.add(dialect.column(result.getMetaData(), i));
        }
        return columns;
    }

    /**
     * The next rows in order.
     *
     * @param ordering the cursor's columns
     * @param place after which they begin, or null for all
     * @param bound before which their time must lie, or null without a time
     */
    PreparedStatement rows(Connection connection, List<Column> ordering, List<String> place, String bound)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(
                sql(place != null), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        try {
            int index = 1;
            if (cursor.hasTimestamp()) {
                dialect.bind(statement, index++, ordering.get(0), bound);
            }
            if (place != null) {
                for (int column : parameters(ordering.size())) {
                    dialect.bind(statement, index++, ordering.get(column), place.get(column));
                }
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private String sql(boolean after) {
        String sql = "SELECT * FROM " + table.select();
        if (!cursor.isOrdered()) {
            return sql;
        }
        List<String> columns = cursor.names().stream().map(dialect::quote).toList();
        List<String> conditions = new ArrayList<>();
        columns.forEach(column -> conditions.add(column + " IS NOT NULL"));
        if (cursor.hasTimestamp()) {
            conditions.add(0, columns.get(0) + " < ?");
        }
        if (after) {
            // The first of these is all that an index needs.
            conditions.add(columns.get(0) + " >= ?");
            conditions.add(later(columns));
        }
        return sql + " WHERE " + String.join(" AND ", conditions) + " ORDER BY "
                + columns.stream().collect(Collectors.joining(", ")) + " LIMIT " + ROWS;
    }

    /** Rows after the place: a &gt; ? OR (a = ? AND (b &gt; ? OR …)). */
    private static String later(List<String> columns) {
        String first = columns.get(0);
        return columns.size() == 1
                ? first + " > ?"
                : "(" + first + " > ? OR (" + first + " = ? AND " + later(columns.subList(1, columns.size())) + "))";
    }

    /** Which column each parameter of the place belongs to. */
    private static List<Integer> parameters(int columns) {
        List<Integer> parameters = new ArrayList<>(List.of(0));
        for (int column = 0; column < columns; column++) {
            parameters.add(column);
            if (column < columns - 1) {
                parameters.add(column);
            }
        }
        return parameters;
    }
}
