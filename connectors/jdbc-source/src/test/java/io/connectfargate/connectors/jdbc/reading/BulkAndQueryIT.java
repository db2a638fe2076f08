package io.connectfargate.connectors.jdbc.reading;

import static io.connectfargate.connectors.jdbc.RunningTask.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connectors.jdbc.RunningTask;
import io.connectfargate.connectors.jdbc.TestDatabase;
import io.connectfargate.connectors.servers.PostgresServer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BulkAndQueryIT {
    private static PostgresServer server;
    private static TestDatabase database;

    @BeforeAll
    static void startServer() throws Exception {
        server = PostgresServer.start();
        database = TestDatabase.of(server);
        database.execute(
                "create table customers (id int primary key, name text)",
                "create table orders (id int primary key, customer int, changed_at timestamptz not null default now())",
                "insert into customers select n, 'c' || n from generate_series(1, 5) n",
                "insert into orders select n, 1 + n % 5 from generate_series(1, 10) n");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void bulkReadsEverythingAtEachPollAndAfterEachRestart() throws Exception {
        Map<String, String> properties = database.properties("table.whitelist", "customers", "mode", "bulk");
        try (RunningTask task = RunningTask.start(properties)) {
            assertThat(values(task.take(10), "id").subList(0, 10)).containsExactly(1, 2, 3, 4, 5, 1, 2, 3, 4, 5);
        }
        try (RunningTask next = RunningTask.start(properties, Map.of("public.customers", Map.of("mode", "bulk")))) {
            assertThat(values(next.take(5), "id").subList(0, 5)).containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Test
    void readsAQueryWithAConditionOfItsOwn() throws Exception {
        try (RunningTask task = RunningTask.start(database.properties(
                "query",
                        "select o.id, c.name from orders o join customers c on c.id = o.customer where o.id > 4 -- newer ones",
                "mode", "incrementing",
                "incrementing.column.name", "id"))) {
            List<SourceRecord> records = task.drain();

            assertThat(values(records, "name")).containsExactly("c1", "c2", "c3", "c4", "c5", "c1");
            assertThat(records.get(0).topic()).isEqualTo("db-");
            assertThat(records.get(0).keySchema()).isNull();
            assertThat(records.get(5).sourcePartition()).isEqualTo(Map.of("table", "query"));
        }
    }

    /** All ten have one time. */
    @Test
    void resumesAQueryBetweenRowsOfEqualTime() throws Exception {
        Map<String, String> properties = database.properties(
                "query", "select id, changed_at from orders",
                "mode", "timestamp",
                "timestamp.column.name", "changed_at",
                "key.columns", "id");
        List<SourceRecord> all;
        try (RunningTask task = RunningTask.start(properties)) {
            all = task.drain();
        }
        assertThat(values(all, "id")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(all.get(0).key()).hasToString("Struct{id=1}");

        try (RunningTask next =
                RunningTask.start(properties, Map.of("query", all.get(6).sourceOffset()))) {
            assertThat(values(next.drain(), "id")).containsExactly(8, 9, 10);
        }
    }
}
