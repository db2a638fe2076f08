package io.connectfargate.connectors.jdbc.reading;

import static io.connectfargate.connectors.jdbc.RunningTask.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.connectors.jdbc.RunningTask;
import io.connectfargate.connectors.jdbc.TestDatabase;
import io.connectfargate.connectors.servers.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mode incrementing on PostgreSQL. */
class IncrementingIT {
    private static PostgresServer server;
    private static TestDatabase database;

    @BeforeAll
    static void startServer() {
        server = PostgresServer.start();
        database = TestDatabase.of(server);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    private static Map<String, String> properties(String table) {
        return database.properties("table.whitelist", table, "mode", "incrementing", "incrementing.column.name", "id");
    }

    private static void create(String table, int rows) throws SQLException {
        database.execute(
                "create table " + table + " (id bigserial primary key, name text)",
                "insert into " + table + " (name) select 'row ' || n from generate_series(1, " + rows + ") n");
    }

    @Test
    void readsWhatIsThereAndWhatIsAdded() throws Exception {
        create("added", 8);
        try (RunningTask task = RunningTask.start(properties("added"))) {
            List<SourceRecord> records = task.drain();
            assertThat(values(records, "id")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
            assertThat(records.get(0).topic()).isEqualTo("db-added");
            assertThat(((Struct) records.get(0).key()).getInt64("id")).isEqualTo(1);
            assertThat(records.get(7).sourcePartition()).isEqualTo(Map.of("table", "public.added"));
            assertThat(records.get(7).sourceOffset()).isEqualTo(Map.of("incrementing", "8"));

            database.execute("insert into added (name) values ('새 줄')");

            assertThat(values(task.drain(), "name")).containsExactly("새 줄");
        }
    }

    @Test
    void resumesAfterEachRow() throws Exception {
        create("resumed", 7);
        List<SourceRecord> all;
        try (RunningTask task = RunningTask.start(properties("resumed"))) {
            all = task.drain();
        }
        for (int i = 0; i < all.size(); i++) {
            try (RunningTask next = RunningTask.start(
                    properties("resumed"), Map.of("public.resumed", all.get(i).sourceOffset()))) {
                assertThat(values(next.drain(), "id")).isEqualTo(values(all.subList(i + 1, all.size()), "id"));
            }
        }
    }

    @Test
    void continuesAfterALimitedStatement() throws Exception {
        create("many", Select.ROWS + 5);
        Map<String, String> properties = properties("many");
        properties.put("batch.max.rows", "20000");
        properties.put("poll.interval.ms", "600000");
        try (RunningTask task = RunningTask.start(properties)) {
            assertThat(values(task.take(Select.ROWS + 5), "id"))
                    .doesNotHaveDuplicates()
                    .hasSize(Select.ROWS + 5);
        }
    }

    @Test
    void readsSeveralTablesInTurn() throws Exception {
        create("left_one", 4);
        create("right_one", 4);
        try (RunningTask task = RunningTask.start(properties("left_one,public.right_one"))) {
            assertThat(task.drain().stream().map(SourceRecord::topic))
                    .containsExactlyInAnyOrder(
                            "db-left_one",
                            "db-left_one",
                            "db-left_one",
                            "db-left_one",
                            "db-right_one",
                            "db-right_one",
                            "db-right_one",
                            "db-right_one");
        }
    }

    @Test
    void seesAColumnThatIsAdded() throws Exception {
        create("altered", 2);
        try (RunningTask task = RunningTask.start(properties("altered"))) {
            task.drain();

            database.execute(
                    "alter table altered add column price numeric(8, 2)", "insert into altered (price) values (1.5)");

            assertThat(values(task.take(1), "price").get(0)).hasToString("1.50");
        }
    }

    /** What polling cannot see, as the page on connectors says. */
    @Test
    void neverSeesARowThatCommitsAfterAGreaterNumberWasReadNorAnUpdateNorADelete() throws Exception {
        create("late", 3);
        try (RunningTask task = RunningTask.start(properties("late"));
                Connection slow = database.connect()) {
            task.drain();
            slow.setAutoCommit(false);
            slow.createStatement().execute("insert into late (name) values ('late')");
            database.execute("insert into late (name) values ('early')");
            assertThat(values(task.drain(), "name")).containsExactly("early");

            slow.commit();
            database.execute("update late set name = 'changed' where id = 1", "delete from late where id = 2");

            assertThat(task.drain()).isEmpty();
        }
    }

    @Test
    void failsInsteadOfReadingAllAgainAfterAChangeOfMode() throws Exception {
        create("changed", 2);
        try (RunningTask task = RunningTask.start(
                properties("changed"),
                Map.of("public.changed", Map.of("timestamp", "2026-11-30T00:00:00", "key.id", "1")))) {
            assertThatThrownBy(() -> task.take(1))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining(
                            "The stored offset of public.changed has [key.id, timestamp], but the configuration needs [incrementing]");
        }
    }
}
