package io.connectfargate.connectors.jdbc.database;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;

/** Which errors another attempt can overcome. */
public final class SqlStates {
    /** Connection, conflicts between transactions, lack of resources, a server that shuts down or starts. */
    private static final List<String> TRANSIENT = List.of("08", "40", "53", "57P");

    private static final List<String> LOGIN = List.of("28");

    private SqlStates() {}

    /** Whether the same statement may succeed later. */
    public static boolean isTransient(SQLException e) {
        return e instanceof SQLTransientException || e instanceof SQLRecoverableException || begins(e, TRANSIENT);
    }

    /** Whether the database has rejected user or password. */
    public static boolean isLogin(SQLException e) {
        return begins(e, LOGIN);
    }

    private static boolean begins(SQLException e, List<String> states) {
        String state = e.getSQLState();
        return state != null && states.stream().anyMatch(state::startsWith);
    }
}
