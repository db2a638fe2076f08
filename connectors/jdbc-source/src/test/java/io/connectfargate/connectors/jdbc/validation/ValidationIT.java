package io.connectfargate.connectors.jdbc.validation;

import static io.connectfargate.connectors.jdbc.validation.Errors.errors;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connectors.jdbc.TestDatabase;
import io.connectfargate.connectors.servers.PostgresServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything that is wrong, at once, with the key it belongs to. */
class ValidationIT {
    private static PostgresServer server;
    private static TestDatabase database;

    @BeforeAll
    static void startServer() throws Exception {
        server = PostgresServer.start();
        database = TestDatabase.of(server);
        database.execute(
                "create table users (id bigint, name text not null, changed_at timestamptz)",
                "create table \"Orders\" (id bigint primary key, changed_at timestamptz not null)",
                "create schema shop",
                "create table shop.users (id bigint primary key)",
                "create table shop.prices (id float8 primary key, changed_at timestamptz not null)",
                "create role reader login password 'reader-5521'",
                "grant usage on schema shop to reader");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void acceptsWhatCanBeRead() {
        assertThat(errors(database.properties(
                        "table.whitelist",
                        "Orders,shop.users",
                        "mode",
                        "incrementing",
                        "incrementing.column.name",
                        "id")))
                .isEmpty();
        assertThat(errors(database.properties("query", "select 1 as n", "mode", "bulk")))
                .isEmpty();
    }

    @Test
    void reportsEverythingThatIsMissingAtOnce() {
        assertThat(errors(Map.of()))
                .containsOnlyKeys("connection.url", "mode", "topic.prefix", "table.whitelist")
                .containsEntry("table.whitelist", "table.whitelist is missing: name the tables to read, or set query.");
        assertThat(errors(database.properties(
                        "mode", "timestamp+incrementing", "query", "select 1 as n", "table.whitelist", "Orders")))
                .containsOnlyKeys("query", "incrementing.column.name", "timestamp.column.name");
        assertThat(errors(database.properties(
                        "mode",
                        "timestamp",
                        "query",
                        "select 1 as n",
                        "timestamp.column.name",
                        "n",
                        "batch.max.rows",
                        "0")))
                .containsOnlyKeys("key.columns", "timestamp.column.name", "batch.max.rows")
                .containsEntry(
                        "timestamp.column.name",
                        "The column n of query is no timestamp, so it cannot say when a row was changed.");
    }

    @Test
    void namesTablesThatAreMissingOrAmbiguous() {
        assertThat(errors(database.properties("mode", "bulk", "table.whitelist", "orders,users,shop.users,absent")))
                .containsOnlyKeys("table.whitelist")
                .containsEntry(
                        "table.whitelist",
                        "The table orders was not found, or the user may not see it. Did you mean public.Orders?"
                                + " The table users is in several schemas; expected: one of public.users, shop.users."
                                + " The table absent was not found, or the user may not see it.");
        assertThat(errors(database.properties("mode", "bulk", "table.whitelist", "public.users,shop.users")))
                .containsEntry(
                        "table.whitelist",
                        "public.users and shop.users would share the topic db-users: read them by two connectors with different topic.prefix.");
    }

    @Test
    void namesColumnsThatDoNotFit() {
        assertThat(errors(database.properties(
                        "mode", "timestamp+incrementing",
                        "table.whitelist", "public.users",
                        "incrementing.column.name", "name",
                        "timestamp.column.name", "Changed_At")))
                .isEqualTo(
                        Map.of(
                                "incrementing.column.name",
                                "The column name of public.users is no whole number, so it cannot number the rows.",
                                "timestamp.column.name",
                                "timestamp.column.name is Changed_At, but public.users has no such column. Did you mean changed_at?"));
        assertThat(errors(database.properties(
                        "mode", "timestamp", "table.whitelist", "public.users", "timestamp.column.name", "changed_at")))
                .containsOnlyKeys("timestamp.column.name", "key.columns")
                .containsEntry(
                        "timestamp.column.name",
                        "The column changed_at of public.users may be NULL, and such rows are never seen."
                                + " Declare it NOT NULL, or set validate.non.null=false.");
        assertThat(errors(database.properties(
                        "mode", "timestamp", "table.whitelist", "shop.prices", "timestamp.column.name", "changed_at")))
                .containsOnlyKeys("key.columns");
        assertThat(errors(database.properties(
                        "mode", "incrementing",
                        "table.whitelist", "public.users",
                        "incrementing.column.name", "id",
                        "validate.non.null", "false")))
                .isEmpty();
    }
}
