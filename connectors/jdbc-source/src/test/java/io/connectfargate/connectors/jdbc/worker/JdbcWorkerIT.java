package io.connectfargate.connectors.jdbc.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.connectors.jdbc.TestDatabase;
import io.connectfargate.connectors.servers.PostgresServer;
import io.connectfargate.embedded.EmbeddedKafka;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin's folder in the product's own worker, with the example file. */
class JdbcWorkerIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String PASSWORD = "reader-8846:%&";
    private static final int ROWS = 40_000;
    private static final Path PLUGINS =
            Path.of(System.getProperty("plugins.folder")).normalize();

    @TempDir
    private Path folder;

    private static PostgresServer server;
    private static TestDatabase database;
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void startServers() throws Exception {
        server = PostgresServer.start();
        new TestDatabase(server.url(), PostgresServer.USER, PostgresServer.PASSWORD).execute("create database shop");
        database = new TestDatabase(server.url("shop"), PostgresServer.USER, PostgresServer.PASSWORD);
        database.execute(
                "create table orders (id bigserial primary key, item text not null, price numeric(10, 2))",
                "insert into orders (item, price) values ('사과', 1.10), ('bread', null)",
                ConnectorFile.sql(PASSWORD));
        kafka = EmbeddedKafka.start(1, Map.of("auto.create.topics.enable", "false", "log.cleaner.dedupe.buffer.size", "4194304"));
    }

    @AfterAll
    static void stopServers() {
        kafka.close();
        server.close();
    }

    private static WorkerProcess worker(String group) throws Exception {
        return WorkerProcess.start(Map.of(
                        "BROKERS",
                        kafka.bootstrapServers(),
                        "GROUP",
                        group,
                        "SECRET_DB_PASSWORD",
                        PASSWORD,
                        "CONNECT_PLUGIN_PATH",
                        PLUGINS.toString()))
                .awaitHealthy();
    }

    private static String address() {
        return "127.0.0.1:" + server.port();
    }

    private static void put(WorkerProcess worker, String name, String json) {
        HttpResponse<String> answer = worker.insist("PUT", "/connectors/" + name + "/config", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void runsTheExampleFile() throws Exception {
        try (WorkerProcess worker = worker("jdbc-example");
                Topic topic = new Topic(kafka.bootstrapServers(), "shop-orders")) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(ConnectorFile.send(folder, address(), worker.address()))
                            .contains("jdbc-orders")
                            .doesNotContain("error_code"));
            await().atMost(LIMIT).ignoreExceptions().until(() -> topic.read().size() == 2);
            JsonNode first = topic.read().stream()
                    .filter(order -> order.get("id").asInt() == 1)
                    .findFirst()
                    .orElseThrow();
            assertThat(first.get("item").asText()).isEqualTo("사과");
            assertThat(first.get("price").asDouble()).isEqualTo(1.1);

            database.execute("insert into orders (item) values ('milk')");
            await().atMost(LIMIT).until(() -> topic.numbers("id").contains(3L));

            assertThat(worker.insist("GET", "/connector-plugins", "").body())
                    .containsPattern("jdbc.JdbcSourceConnector\",\"type\":\"source\",\"version\":\"\\d");
            storesOffsetsThatUsersCanAlter(worker);
            reportsEverythingThatIsWrong(worker);
            assertThat(worker.insist("GET", "/connectors/jdbc-orders/config", "")
                            .body())
                    .contains("${env:SECRET_DB_PASSWORD}");
            assertThat(worker.log()).doesNotContain(PASSWORD);
        }
    }

    private static void storesOffsetsThatUsersCanAlter(WorkerProcess worker) {
        await().atMost(LIMIT)
                .until(
                        () -> worker.insist("GET", "/connectors/jdbc-orders/offsets", "")
                                .body(),
                        body -> body.equals(
                                "{\"offsets\":[{\"partition\":{\"table\":\"public.orders\"},\"offset\":{\"incrementing\":\"3\"}}]}"));
        worker.insist("PUT", "/connectors/jdbc-orders/stop", "");
        String altered =
                "{\"offsets\":[{\"partition\":{\"table\":\"public.orders\"},\"offset\":{\"incrementing\":\"%s\"}}]}";
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                worker.insist("PATCH", "/connectors/jdbc-orders/offsets", altered.formatted("two"))
                                        .body())
                        .contains("The offset's incrementing is two; expected: a whole number."));
        assertThat(worker.insist("PATCH", "/connectors/jdbc-orders/offsets", altered.formatted("2"))
                        .statusCode())
                .isEqualTo(200);
    }

    private static void reportsEverythingThatIsWrong(WorkerProcess worker) throws Exception {
        String wrong = ConnectorFile.json(
                address(), "name", "wrong", "table.whitelist", "public.order", "mode", "timestamp", "batch.max.rows", "none");
        HttpResponse<String> answer = worker.insist("PUT", "/connectors/wrong/config", wrong);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("The table public.order was not found")
                .contains("timestamp.column.name is missing")
                .contains("batch.max.rows")
                .doesNotContain(PASSWORD);
        HttpResponse<String> bulk = worker.insist(
                "PUT", "/connectors/bulk/config", ConnectorFile.json(address(), "name", "bulk", "mode", "bulk"));
        assertThat(bulk.statusCode()).isEqualTo(400);
        assertThat(bulk.body()).contains("exactly-once");
    }

    /** One table by its number, and one whose rows all have one time. */
    @Test
    void losesAndRepeatsNothingWhenTheWorkerIsKilledInMidStream() throws Exception {
        database.execute(
                "create table numbers (id bigint primary key, name text, changed_at timestamptz not null)",
                "create table ties (id bigint primary key, name text, changed_at timestamptz not null)",
                "insert into numbers select n, '이름 ' || n, now() from generate_series(1, " + ROWS + ") n",
                "insert into ties select n, '이름 ' || n, now() from generate_series(1, " + ROWS + ") n",
                "grant select on numbers, ties to connect_reader");
        try (Topic numbers = new Topic(kafka.bootstrapServers(), "kill-numbers");
                Topic ties = new Topic(kafka.bootstrapServers(), "kill-ties")) {
            try (WorkerProcess worker = worker("jdbc-killed")) {
                put(worker, "numbers", killed("numbers", "incrementing"));
                put(worker, "ties", killed("ties", "timestamp"));
                await().atMost(LIMIT)
                        .ignoreExceptions()
                        .until(() ->
                                numbers.read().size() > 1_000 && ties.read().size() > 1_000);
            } // SIGKILL
            assertThat(numbers.read().size()).as("killed in mid-stream").isLessThan(ROWS);
            assertThat(ties.read().size()).as("killed in mid-stream").isLessThan(ROWS);
            System.out.println("Killed after " + numbers.read().size() + " and "
                    + ties.read().size() + " records");
            try (WorkerProcess next = worker("jdbc-killed")) {
                for (Topic topic : List.of(numbers, ties)) {
                    await().atMost(LIMIT).until(() -> topic.read().size() >= ROWS);
                    assertThat(topic.numbers("id"))
                            .containsExactlyInAnyOrderElementsOf(
                                    LongStream.rangeClosed(1, ROWS).boxed().toList());
                }
                assertThat(next.log()).doesNotContain(PASSWORD);
            }
        }
    }

    private static String killed(String table, String mode) throws Exception {
        return ConnectorFile.json(
                address(),
                "name",
                table,
                "table.whitelist",
                table,
                "mode",
                mode,
                "timestamp.column.name",
                "changed_at",
                "topic.prefix",
                "kill-",
                "batch.max.rows",
                "100");
    }
}
