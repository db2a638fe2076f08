package io.connectfargate.connectors.jdbc.types;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/**
 * A column of a result.
 *
 * @param scale digits after the point of a decimal, digits of a timestamp's second
 * @param nullable whether a value may be missing; where the database does not know, it may
 * @param certainlyNullable whether the database says that a value may be missing
 */
public record Column(String name, ColumnKind kind, int scale, boolean nullable, boolean certainlyNullable) {
    /**
     * Reads nullability and name.
     *
     * @param index from 1
     */
    public static Column of(ResultSetMetaData result, int index, ColumnKind kind, int scale) throws SQLException {
        int nullable = result.isNullable(index);
        return new Column(
                result.getColumnLabel(index),
                kind,
                scale,
                nullable != ResultSetMetaData.columnNoNulls,
                nullable == ResultSetMetaData.columnNullable);
    }

    /** Whether this column can number rows: a whole number of any size. */
    public boolean numbersRows() {
        return kind.isWholeNumber() || kind == ColumnKind.DECIMAL && scale == 0;
    }
}
