package io.connectfargate.connectors.jdbc.database;

import io.connectfargate.connectors.jdbc.types.Column;
import io.connectfargate.connectors.jdbc.types.ColumnKind;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** PostgreSQL. Types are known by their names: the driver reports money as a double, and bit strings as booleans. */
final class PostgresDialect implements Dialect {
    private static final Map<String, ColumnKind> KINDS = Map.ofEntries(
            Map.entry("bool", ColumnKind.BOOLEAN),
            Map.entry("int2", ColumnKind.INT16),
            Map.entry("smallserial", ColumnKind.INT16),
            Map.entry("int4", ColumnKind.INT32),
            Map.entry("serial", ColumnKind.INT32),
            Map.entry("int8", ColumnKind.INT64),
            Map.entry("bigserial", ColumnKind.INT64),
            Map.entry("oid", ColumnKind.INT64),
            Map.entry("float4", ColumnKind.FLOAT32),
            Map.entry("float8", ColumnKind.FLOAT64),
            Map.entry("numeric", ColumnKind.DECIMAL),
            Map.entry("bytea", ColumnKind.BYTES),
            Map.entry("date", ColumnKind.DATE),
            Map.entry("time", ColumnKind.TIME),
            Map.entry("timestamp", ColumnKind.LOCAL_TIMESTAMP),
            Map.entry("timestamptz", ColumnKind.INSTANT));

    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public Map<String, String> driverProperties() {
        return Map.of(
                "connectTimeout", "10",
                "loginTimeout", "20",
                "tcpKeepAlive", "true",
                // Values pass as text: no digit is lost, and a stored value gets the type of its column.
                "binaryTransfer", "false",
                "stringtype", "unspecified",
                // A plan that outlives ALTER TABLE would fail.
                "prepareThreshold", "0",
                "ApplicationName", "jdbc-source");
    }

    @Override
    public List<String> sessionStatements() {
        return List.of("SET SESSION TIME ZONE 'UTC'");
    }

    @Override
    public String presentTime() {
        return "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')";
    }

    @Override
    public boolean qualifiesByCatalog() {
        return false;
    }

    @Override
    public List<String> systemSchemas() {
        return List.of("pg_catalog", "information_schema", "pg_toast");
    }

    @Override
    public String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public Column column(ResultSetMetaData result, int index) throws SQLException {
        ColumnKind kind = KINDS.getOrDefault(result.getColumnTypeName(index), ColumnKind.TEXT);
        // A numeric without precision has any number of digits after the point; a negative scale is reported as a large
        // one.
        if (kind == ColumnKind.DECIMAL && (result.getPrecision(index) == 0 || result.getScale(index) > 1000)) {
            kind = ColumnKind.TEXT;
        }
        return Column.of(result, index, kind, result.getScale(index));
    }

    @Override
    public void bind(PreparedStatement statement, int index, Column column, String text) throws SQLException {
        statement.setString(index, text);
    }
}
