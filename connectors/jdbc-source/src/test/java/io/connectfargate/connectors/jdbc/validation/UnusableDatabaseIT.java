package io.connectfargate.connectors.jdbc.validation;

import static io.connectfargate.connectors.jdbc.validation.Errors.errors;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connectors.jdbc.TestDatabase;
import io.connectfargate.connectors.servers.MariaDbServer;
import io.connectfargate.connectors.servers.PostgresServer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Why a database, a table or a query cannot be used. */
class UnusableDatabaseIT {
    private static PostgresServer server;
    private static TestDatabase database;

    @BeforeAll
    static void startServer() throws Exception {
        server = PostgresServer.start();
        database = TestDatabase.of(server);
        database.execute(
                "create table orders (id bigint primary key)", "create role reader login password 'reader-5521'");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void explainsWhyTheDatabaseCannotBeUsed() {
        Map<String, String> bulk = database.properties("mode", "bulk", "table.whitelist", "orders");
        assertThat(errors(with(bulk, "connection.password", "wrong")))
                .containsOnlyKeys("connection.password")
                .containsValue("Could not log in to PostgreSQL at 127.0.0.1:" + server.port()
                        + "/postgres: FATAL: password authentication failed for user \"owner\" (SQLState 28P01).");
        assertThat(errors(with(bulk, "connection.url", server.url("absent"))))
                .containsOnlyKeys("connection.url")
                .containsValue("Could not log in to PostgreSQL at 127.0.0.1:" + server.port()
                        + "/absent: FATAL: database \"absent\" does not exist (SQLState 3D000).");
        assertThat(errors(with(bulk, "connection.url", "jdbc:postgresql://127.0.0.1:1/x"))
                        .get("connection.url"))
                .startsWith("Could not log in to PostgreSQL at 127.0.0.1:1/x: Connection to 127.0.0.1:1 refused.");
        assertThat(errors(with(bulk, "connection.url", "jdbc:mysql://127.0.0.1:1/x"))
                        .get("connection.url"))
                .contains("write jdbc:mariadb:");
        assertThat(errors(with(bulk, "connection.url", server.url() + "?password=hunter-2"))
                        .toString())
                .contains("connection.url holds a password")
                .doesNotContain("hunter-2");
        assertThat(errors(with(bulk, "connection.url", "jdbc:oracle:thin:@x:secret-3"))
                        .toString())
                .contains("connection.url is not supported")
                .doesNotContain("secret-3");
    }

    @Test
    void reportsTablesThatTheUserMayNotReadAndQueriesThatAreWrong() {
        Map<String, String> reader = database.properties(
                "mode", "bulk",
                "table.whitelist", "orders",
                "connection.user", "reader",
                "connection.password", "reader-5521");
        assertThat(errors(reader).get("table.whitelist")).contains("ERROR: permission denied for table orders");
        assertThat(errors(database.properties("mode", "bulk", "query", "select * from nowhere"))
                        .get("query"))
                .contains("relation \"nowhere\" does not exist");
        assertThat(errors(database.properties("mode", "bulk", "query", "select 1 as a, 2 as a"))
                        .get("query"))
                .isEqualTo("query has two columns of the name a: rename one with AS.");
    }

    @Test
    void speaksOfMariaDbToo() throws Exception {
        try (MariaDbServer maria = MariaDbServer.start()) {
            TestDatabase shop = TestDatabase.of(maria);
            shop.execute(
                    "create table users (id int, changed_at datetime)",
                    "create database other",
                    "create table other.users (id int)");
            assertThat(errors(shop.properties(
                            "mode", "timestamp", "table.whitelist", "users", "timestamp.column.name", "changed_at")))
                    .containsOnlyKeys("timestamp.column.name", "key.columns");
            assertThat(errors(shop.properties("mode", "bulk", "table.whitelist", "other.users,absent")))
                    .isEqualTo(
                            Map.of("table.whitelist", "The table absent was not found, or the user may not see it."));
            assertThat(errors(shop.properties("mode", "bulk", "table.whitelist", "users", "connection.password", "x"))
                            .get("connection.password"))
                    .contains("Access denied for user 'owner'");
            assertThat(errors(shop.properties(
                                    "mode",
                                    "bulk",
                                    "table.whitelist",
                                    "users",
                                    "connection.url",
                                    "jdbc:mariadb://127.0.0.1:1/x"))
                            .get("connection.url"))
                    .startsWith("Could not log in to MariaDB at 127.0.0.1:1/x:");
        }
    }

    private static Map<String, String> with(Map<String, String> properties, String key, String value) {
        Map<String, String> changed = new TreeMap<>(properties);
        changed.put(key, value);
        return changed;
    }
}
