package io.connectfargate.connectors.jdbc.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.connect.WorkerProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin's folder in the product's own worker, with the example file. */
class JdbcWorkerIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String OFFSETS =
            "{\"offsets\":[{\"partition\":{\"table\":\"public.orders\"},\"offset\":{\"incrementing\":\"%s\"}}]}";

    @TempDir
    private Path folder;

    @Test
    void runsTheExampleFile() throws Exception {
        try (Surroundings surroundings = new Surroundings();
                WorkerProcess worker = surroundings.worker("jdbc-example");
                Topic topic = surroundings.topic("shop-orders")) {
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> assertThat(ConnectorFile.send(folder, surroundings.address(), worker.address()))
                                    .contains("jdbc-orders")
                                    .doesNotContain("error_code"));
            await().atMost(LIMIT).ignoreExceptions().until(() -> topic.read().size() == 2);
            JsonNode first = topic.read().stream()
                    .filter(order -> order.get("id").asInt() == 1)
                    .findFirst()
                    .orElseThrow();
            assertThat(first.get("item").asText()).isEqualTo("사과");
            assertThat(first.get("price").asDouble()).isEqualTo(1.1);

            surroundings.database().execute("insert into orders (item) values ('milk')");
            await().atMost(LIMIT).until(() -> topic.numbers("id").contains(3L));

            assertThat(worker.insist("GET", "/connector-plugins", "").body())
                    .containsPattern("jdbc.JdbcSourceConnector\",\"type\":\"source\",\"version\":\"\\d");
            storesOffsetsThatUsersCanAlter(worker);
            reportsEverythingThatIsWrong(worker, surroundings.address());
            assertThat(worker.insist("GET", "/connectors/jdbc-orders/config", "")
                            .body())
                    .contains("${env:SECRET_DB_PASSWORD}");
            assertThat(worker.log()).doesNotContain(Surroundings.PASSWORD);
        }
    }

    private static void storesOffsetsThatUsersCanAlter(WorkerProcess worker) {
        String offsets = "/connectors/jdbc-orders/offsets";
        await().atMost(LIMIT)
                .until(() -> worker.insist("GET", offsets, "").body(), body -> body.equals(OFFSETS.formatted("3")));
        worker.insist("PUT", "/connectors/jdbc-orders/stop", "");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(worker.insist("PATCH", offsets, OFFSETS.formatted("two"))
                                .body())
                        .contains("The offset's incrementing is two; expected: a whole number."));
        assertThat(worker.insist("PATCH", offsets, OFFSETS.formatted("2")).statusCode())
                .isEqualTo(200);
    }

    private static void reportsEverythingThatIsWrong(WorkerProcess worker, String address) throws Exception {
        String wrong = ConnectorFile.json(
                address,
                "name",
                "wrong",
                "table.whitelist",
                "public.order",
                "mode",
                "timestamp",
                "batch.max.rows",
                "none");
        HttpResponse<String> answer = worker.insist("PUT", "/connectors/wrong/config", wrong);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("The table public.order was not found")
                .contains("timestamp.column.name is missing")
                .contains("batch.max.rows")
                .doesNotContain(Surroundings.PASSWORD);
        HttpResponse<String> bulk = worker.insist(
                "PUT", "/connectors/bulk/config", ConnectorFile.json(address, "name", "bulk", "mode", "bulk"));
        assertThat(bulk.statusCode()).isEqualTo(400);
        assertThat(bulk.body()).contains("exactly-once");
    }
}
