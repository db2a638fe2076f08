package io.connectfargate.connectors.jdbc;

import io.connectfargate.connectors.servers.MariaDbServer;
import io.connectfargate.connectors.servers.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A running database as tests and connectors reach it. */
public record TestDatabase(String url, String user, String password) {
    public static TestDatabase of(PostgresServer server) {
        return new TestDatabase(server.url(), PostgresServer.USER, PostgresServer.PASSWORD);
    }

    public static TestDatabase of(MariaDbServer server) {
        return new TestDatabase(server.url(), MariaDbServer.USER, MariaDbServer.PASSWORD);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Properties of a connector that polls often. */
    public Map<String, String> properties(String... further) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "connection.url", url,
                "connection.user", user,
                "connection.password", password,
                "connection.backoff.ms", "100",
                "connection.attempts", "600",
                "poll.interval.ms", "20",
                "batch.max.rows", "3",
                "topic.prefix", "db-"));
        for (int i = 0; i < further.length; i += 2) {
            properties.put(further[i], further[i + 1]);
        }
        return properties;
    }
}
