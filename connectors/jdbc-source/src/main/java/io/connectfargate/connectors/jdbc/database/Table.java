package io.connectfargate.connectors.jdbc.database;

import java.util.List;

/**
 * What is read: a table, a view, or a query.
 *
 * @param id how stored offsets name it, such as {@code public.orders}; "query" for a query
 * @param name of the schema of its records, and the end of its topic's name
 * @param select an SQL text that can stand after FROM
 * @param key columns of the primary key; none without one
 */
public record Table(String id, String name, String select, List<String> key) {
    /** How stored offsets name a query. */
    public static final String QUERY = "query";

    /** A query of the user's. */
    static Table ofQuery(String query) {
        return new Table(QUERY, QUERY, "(" + query + "\n) AS rows_of_query", List.of());
    }

    /** Whether this is a query. */
    public boolean isQuery() {
        return id.equals(QUERY);
    }

    /** The topic of its records. */
    public String topic(String prefix) {
        return isQuery() ? prefix : prefix + name;
    }
}
