package io.connectfargate.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.connectors.servers.MariaDbServer;
import io.connectfargate.connectors.servers.PostgresServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** A database that goes away, and SQL that it rejects. */
class OutageIT {
    private static final int ROWS = 20_000;

    /** What the two servers have in common. */
    private record Server(TestDatabase database, Runnable stop, Runnable restart) {}

    @Test
    void losesAndRepeatsNothingWhenPostgresRestartsInMidStream() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            readsAcrossARestart(new Server(TestDatabase.of(server), server::stop, server::restart));
        }
    }

    @Test
    void losesAndRepeatsNothingWhenMariaDbRestartsInMidStream() throws Exception {
        try (MariaDbServer server = MariaDbServer.start()) {
            readsAcrossARestart(new Server(TestDatabase.of(server), server::stop, server::restart));
        }
    }

    private static void readsAcrossARestart(Server server) throws Exception {
        fill(server.database());
        Map<String, String> properties = server.database()
                .properties(
                        "table.whitelist", "numbers",
                        "mode", "incrementing",
                        "incrementing.column.name", "id",
                        "batch.max.rows", "100");
        try (RunningTask task = RunningTask.start(properties)) {
            List<SourceRecord> records = new ArrayList<>(task.take(2_000));
            server.stop().run();
            for (int i = 0; i < 20; i++) { // some still come out of the connection's buffers
                List<SourceRecord> batch = task.poll();
                records.addAll(batch == null ? List.of() : batch);
            }
            server.restart().run();

            records.addAll(task.take(ROWS - records.size()));

            assertThat(RunningTask.values(records, "id")).hasSize(ROWS).doesNotHaveDuplicates();
        }
    }

    private static void fill(TestDatabase database) throws SQLException {
        database.execute("create table numbers (id int primary key, text varchar(200))");
        StringBuilder rows = new StringBuilder();
        for (int id = 1; id <= ROWS; id++) {
            rows.append(id == 1 ? "insert into numbers values " : ", ");
            rows.append("(").append(id).append(", '").append("x".repeat(200)).append("')");
        }
        database.execute(rows.toString());
    }

    @Test
    void failsWithASentenceAfterEnoughAttempts() {
        TestDatabase nowhere =
                new TestDatabase("jdbc:postgresql://127.0.0.1:1/shop?ApplicationName=x", "owner", "secret-9182");
        Map<String, String> properties =
                nowhere.properties("connection.attempts", "2", "table.whitelist", "t", "mode", "bulk");
        try (RunningTask task = RunningTask.start(properties)) {
            assertThatThrownBy(() -> task.take(1))
                    .isInstanceOf(ConnectException.class)
                    .hasNoCause()
                    .hasMessageStartingWith(
                            "Could not log in to PostgreSQL at 127.0.0.1:1/shop: Connection to 127.0.0.1:1 refused.")
                    .hasMessageEndingWith("This was attempt 2 of 2.")
                    .hasMessageNotContaining("secret-9182");
        }
    }

    @Test
    void failsAtOnceWithASentenceWhenTheDatabaseRejectsTheSql() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            TestDatabase database = TestDatabase.of(server);
            database.execute("create table gone (id int primary key)");
            try (RunningTask task = RunningTask.start(database.properties(
                    "table.whitelist", "gone", "mode", "incrementing", "incrementing.column.name", "id"))) {
                task.drain();

                database.execute("drop table gone");

                assertThatThrownBy(() -> task.take(1))
                        .isInstanceOf(ConnectException.class)
                        .hasMessage(
                                "Could not read public.gone of PostgreSQL at 127.0.0.1:" + server.port()
                                        + "/postgres: ERROR: relation \"public.gone\" does not exist Position: 15 (SQLState 42P01).");
            }
            try (RunningTask wrong = RunningTask.start(
                    database.properties("connection.password", "wrong-7", "table.whitelist", "gone", "mode", "bulk"))) {
                assertThatThrownBy(() -> wrong.take(1))
                        .hasMessageContaining("password authentication failed for user \"owner\"")
                        .hasMessageNotContaining("wrong-7");
            }
        }
    }
}
