package io.connectfargate.connectors.jdbc.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the tables that a user names. */
public final class Tables {
    private final Dialect dialect;
    private final Connection connection;
    private final DatabaseMetaData metadata;

    public Tables(Dialect dialect, Connection connection) throws SQLException {
        this.dialect = dialect;
        this.connection = connection;
        metadata = connection.getMetaData();
    }

    /** A schema or catalog, and a name in it. */
    private record Found(String qualifier, String name) {
        private String id() {
            return qualifier + "." + name;
        }
    }

    /**
     * The table of this name.
     *
     * @param name TABLE, or SCHEMA.TABLE
     * @throws TableNotFoundException with a sentence, if there is none or more than one
     */
    public Table find(String name) throws SQLException {
        List<Found> found = search(name, true);
        if (found.isEmpty()) {
            throw new TableNotFoundException(
                    "The table " + name + " was not found, or the user may not see it." + hint(search(name, false)));
        }
        if (found.size() > 1) {
            throw new TableNotFoundException(
                    "The table " + name + " is in several schemas; expected: one of " + ids(found) + ".");
        }
        return table(found.get(0));
    }

    private static String hint(List<Found> similar) {
        return similar.isEmpty() ? "" : " Did you mean " + ids(similar) + "?";
    }

    private static String ids(List<Found> found) {
        return found.stream().map(Found::id).collect(Collectors.joining(", "));
    }

    private List<Found> search(String wanted, boolean exactly) throws SQLException {
        String current = dialect.qualifiesByCatalog() ? connection.getCatalog() : null;
        List<Found> found = new ArrayList<>();
        try (ResultSet all =
                metadata.getTables(dialect.qualifiesByCatalog() ? null : connection.getCatalog(), null, "%", null)) {
            while (all.next()) {
                Found one = new Found(
                        all.getString(dialect.qualifiesByCatalog() ? "TABLE_CAT" : "TABLE_SCHEM"),
                        all.getString("TABLE_NAME"));
                if (isReadable(all.getString("TABLE_TYPE")) && isMeant(one, wanted, current, exactly)) {
                    found.add(one);
                }
            }
        }
        return found;
    }

    /** Indexes and sequences are listed too. */
    private static boolean isReadable(String type) {
        return type != null && (type.contains("TABLE") || type.contains("VIEW"));
    }

    private boolean isMeant(Found one, String wanted, String current, boolean exactly) {
        if (one.id().equals(wanted)) {
            return true;
        }
        boolean inReach = current == null || current.equals(one.qualifier());
        boolean same = exactly
                ? one.name().equals(wanted)
                : one.name().equalsIgnoreCase(wanted) || one.id().equalsIgnoreCase(wanted);
        return same && inReach && !dialect.systemSchemas().contains(one.qualifier());
    }

    private Table table(Found found) throws SQLException {
        String catalog = dialect.qualifiesByCatalog() ? found.qualifier() : connection.getCatalog();
        String schema = dialect.qualifiesByCatalog() ? null : found.qualifier();
        TreeMap<Short, String> key = new TreeMap<>();
        try (ResultSet columns = metadata.getPrimaryKeys(catalog, schema, found.name())) {
            while (columns.next()) {
                key.put(columns.getShort("KEY_SEQ"), columns.getString("COLUMN_NAME"));
            }
        }
        String select = dialect.quote(found.qualifier()) + "." + dialect.quote(found.name());
        return new Table(found.id(), found.name(), select, List.copyOf(key.values()));
    }

    /** All that a configuration names, in its order; the query is one. */
    public List<Table> all(List<String> names, String query) throws SQLException {
        if (!query.isEmpty()) {
            return List.of(Table.ofQuery(query));
        }
        List<Table> tables = new ArrayList<>();
        for (String name : names) {
            tables.add(find(name));
        }
        return tables;
    }
}
