package io.connectfargate.connectors.jdbc.validation;

import io.connectfargate.connectors.jdbc.config.JdbcSourceConfig;
import io.connectfargate.connectors.jdbc.config.Problems;
import io.connectfargate.connectors.jdbc.database.Database;
import io.connectfargate.connectors.jdbc.database.SqlStates;
import io.connectfargate.connectors.jdbc.database.Table;
import io.connectfargate.connectors.jdbc.database.TableNotFoundException;
import io.connectfargate.connectors.jdbc.database.Tables;
import io.connectfargate.connectors.jdbc.reading.Cursor;
import io.connectfargate.connectors.jdbc.reading.Select;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Logs in and compares the configuration with the tables. */
public final class DatabaseCheck {
    private final JdbcSourceConfig config;
    private final Problems problems;
    private final Database database;

    private DatabaseCheck(JdbcSourceConfig config, Problems problems) {
        this.config = config;
        this.problems = problems;
        database = new Database(config);
    }

    /** Adds everything that the database shows to be wrong. */
    public static void check(JdbcSourceConfig config, Problems problems) {
        DatabaseCheck check = new DatabaseCheck(config, problems);
        try (Connection connection = check.database.open()) {
            for (Table table : check.tables(connection)) {
                check.checkColumns(connection, table);
            }
        } catch (SQLException e) {
            problems.add(
                    SqlStates.isLogin(e) ? JdbcSourceConfig.CONNECTION_PASSWORD : JdbcSourceConfig.CONNECTION_URL,
                    "Could not log in to " + check.database.sentence(e) + ".");
        }
    }

    private List<Table> tables(Connection connection) throws SQLException {
        Tables tables = new Tables(database.dialect(), connection);
        if (!config.query().isEmpty()) {
            return tables.all(List.of(), config.query());
        }
        List<Table> found = new ArrayList<>();
        Map<String, Table> topics = new HashMap<>();
        for (String name : config.tables()) {
            try {
                Table table = tables.find(name);
                Table other = topics.putIfAbsent(table.topic(config.topicPrefix()), table);
                if (other != null) {
                    problems.add(JdbcSourceConfig.TABLE_WHITELIST, sharedTopic(table, other));
                }
                found.add(table);
            } catch (TableNotFoundException e) {
                problems.add(JdbcSourceConfig.TABLE_WHITELIST, e.getMessage());
            }
        }
        return found;
    }

    private String sharedTopic(Table table, Table other) {
        return other.id().equals(table.id())
                ? "The table " + table.id() + " is named twice."
                : other.id() + " and " + table.id() + " would share the topic " + table.topic(config.topicPrefix())
                        + ": read them by two connectors with different topic.prefix.";
    }

    private void checkColumns(Connection connection, Table table) throws SQLException {
        Select select = new Select(database.dialect(), table, Cursor.of(config, table));
        try {
            new ColumnCheck(config, problems, table, select.columns(connection)).check();
            connection.commit();
        } catch (SQLException e) {
            String key = table.isQuery() ? JdbcSourceConfig.QUERY : JdbcSourceConfig.TABLE_WHITELIST;
            problems.add(key, "Could not read " + table.id() + " of " + database.sentence(e) + ".");
            connection.rollback();
        }
    }
}
