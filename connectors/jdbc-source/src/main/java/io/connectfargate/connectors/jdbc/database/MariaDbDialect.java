package io.connectfargate.connectors.jdbc.database;

import io.connectfargate.connectors.jdbc.types.Column;
import io.connectfargate.connectors.jdbc.types.ColumnKind;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;

/** MariaDB and MySQL. */
final class MariaDbDialect implements Dialect {
    private static final Map<Integer, ColumnKind> KINDS = Map.ofEntries(
            Map.entry(Types.BIT, ColumnKind.BOOLEAN),
            Map.entry(Types.BOOLEAN, ColumnKind.BOOLEAN),
            Map.entry(Types.TINYINT, ColumnKind.INT8),
            Map.entry(Types.SMALLINT, ColumnKind.INT16),
            Map.entry(Types.INTEGER, ColumnKind.INT32),
            Map.entry(Types.BIGINT, ColumnKind.INT64),
            Map.entry(Types.REAL, ColumnKind.FLOAT32),
            Map.entry(Types.FLOAT, ColumnKind.FLOAT32),
            Map.entry(Types.DOUBLE, ColumnKind.FLOAT64),
            Map.entry(Types.DECIMAL, ColumnKind.DECIMAL),
            Map.entry(Types.NUMERIC, ColumnKind.DECIMAL),
            Map.entry(Types.BINARY, ColumnKind.BYTES),
            Map.entry(Types.VARBINARY, ColumnKind.BYTES),
            Map.entry(Types.LONGVARBINARY, ColumnKind.BYTES),
            Map.entry(Types.BLOB, ColumnKind.BYTES),
            Map.entry(Types.DATE, ColumnKind.DATE),
            Map.entry(Types.TIME, ColumnKind.TIME));

    /** The type whose range holds all numbers of an unsigned one. */
    private static final Map<ColumnKind, ColumnKind> UNSIGNED = Map.of(
            ColumnKind.INT8, ColumnKind.INT16,
            ColumnKind.INT16, ColumnKind.INT32,
            ColumnKind.INT32, ColumnKind.INT64,
            ColumnKind.INT64, ColumnKind.DECIMAL);

    @Override
    public String product() {
        return "MariaDB";
    }

    @Override
    public Map<String, String> driverProperties() {
        return Map.of(
                "connectTimeout", "10000",
                // TINYINT(1) holds numbers from -128 to 127, and a year is no date.
                "tinyInt1isBit", "false",
                "yearIsDateType", "false",
                // The server must not ask for this machine's files.
                "allowLocalInfile", "false");
    }

    @Override
    public List<String> sessionStatements() {
        // The server would end a session whose rows wait for Kafka longer than a minute.
        return List.of("SET time_zone = '+00:00', net_write_timeout = 3600");
    }

    @Override
    public String presentTime() {
        return "SELECT DATE_FORMAT(UTC_TIMESTAMP(6), '%Y-%m-%dT%H:%i:%s.%f')";
    }

    @Override
    public boolean qualifiesByCatalog() {
        return true;
    }

    @Override
    public List<String> systemSchemas() {
        return List.of("information_schema", "performance_schema", "mysql", "sys");
    }

    @Override
    public String quote(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    @Override
    public Column column(ResultSetMetaData result, int index) throws SQLException {
        int type = result.getColumnType(index);
        String name = result.getColumnTypeName(index);
        if (type == Types.TIMESTAMP) {
            ColumnKind kind = name.startsWith("TIMESTAMP") ? ColumnKind.INSTANT : ColumnKind.LOCAL_TIMESTAMP;
            return Column.of(result, index, kind, result.getScale(index));
        }
        if (type == Types.BIT && result.getPrecision(index) > 1) {
            return Column.of(result, index, ColumnKind.BYTES, 0);
        }
        ColumnKind kind = KINDS.getOrDefault(type, ColumnKind.TEXT);
        if (!result.isSigned(index) && UNSIGNED.containsKey(kind)) {
            kind = UNSIGNED.get(kind);
        }
        return Column.of(result, index, kind, kind == ColumnKind.DECIMAL ? result.getScale(index) : 0);
    }

    /** By MySQL's manual a number and a text are compared as doubles; a time takes no Z. */
    @Override
    public void bind(PreparedStatement statement, int index, Column column, String text) throws SQLException {
        if (column.kind().isWholeNumber() || column.kind() == ColumnKind.DECIMAL) {
            statement.setBigDecimal(index, new BigDecimal(text));
        } else {
            statement.setString(index, column.kind() == ColumnKind.INSTANT ? text.replaceFirst("Z$", "") : text);
        }
    }
}
