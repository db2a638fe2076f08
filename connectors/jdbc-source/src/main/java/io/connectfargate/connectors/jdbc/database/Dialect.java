package io.connectfargate.connectors.jdbc.database;

import io.connectfargate.connectors.jdbc.types.Column;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What differs between databases. */
public interface Dialect {
    /** The dialect of a supported URL. */
    static Dialect of(String url) {
        return url.startsWith("jdbc:postgresql:") ? new PostgresDialect() : new MariaDbDialect();
    }

    /** The product's name in sentences. */
    String product();

    /** Properties of the driver; those in the user's URL win. */
    Map<String, String> driverProperties();

    /** What each session begins with: it runs in UTC. */
    List<String> sessionStatements();

    /** A query for the present time in UTC, as text of ISO 8601 with microseconds. */
    String presentTime();

    /** Whether the word before a table's name is a catalog, not a schema. */
    boolean qualifiesByCatalog();

    /** Schemas and catalogs whose tables nobody means. */
    List<String> systemSchemas();

    /** An identifier as SQL wants it. */
    String quote(String identifier);

    /**
     * One column of a result.
     *
     * @param index from 1
     */
    Column column(ResultSetMetaData result, int index) throws SQLException;

    /**
     * Binds a value that was stored as text, so that it is compared without loss and by an index.
     *
     * @param index of the parameter, from 1
     */
    void bind(PreparedStatement statement, int index, Column column, String text) throws SQLException;
}
