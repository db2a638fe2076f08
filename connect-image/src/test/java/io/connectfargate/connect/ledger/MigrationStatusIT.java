package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.connect.WorkerProcess;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The answer of {@code GET /migration/status} on one worker and on two. */
class MigrationStatusIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Migrations migrations;

    @BeforeAll
    static void start() throws Exception {
        migrations = new Migrations();
    }

    @AfterAll
    static void stop() {
        migrations.close();
    }

    @Test
    void answersInFewBytes() throws Exception {
        migrations.createTopic("plain", 4);
        migrations.copy("plain", Map.of());
        migrations.awaitTopic("plain", topic -> topic.path("state").asText().equals("in-sync"));
        HttpResponse<byte[]> packed = status("Accept-Encoding", "gzip");

        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().allValues("Date")).hasSize(1);
        assertThat(JSON.readTree(new GZIPInputStream(new ByteArrayInputStream(packed.body())))
                        .path("asOf")
                        .asText())
                .isNotEmpty();
        assertThat(migrations
                        .get("/migration/status?topic=plain")
                        .path("topics")
                        .get(0)
                        .path("partitionStates"))
                .hasSize(4);
        assertThat(migrations.worker().status("GET", "/migration/status?topic=nothing%2Flike%20it", ""))
                .isEqualTo(404);
        String tag = packed.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = status("If-None-Match", tag);
        assertThat(again.statusCode() == 304
                        || !again.headers().firstValue("ETag").orElseThrow().equals(tag))
                .isTrue();
    }

    @Test
    void answersTheSameOnEachWorkerOfAGroup() throws Exception {
        migrations.createTopic("shared", 4);
        migrations.produce("shared", 50);
        try (WorkerProcess other = migrations.startWorker()) {
            migrations.copy("shared", Map.of("tasks.max", "4"));
            migrations.awaitTopic(
                    "shared", topic -> topic.path("state").asText().equals("in-sync"));

            migrations.await(all -> sees(other, "shared"));

            assertThat(JSON.readTree(other.request("GET", "/migration/positions", "")
                                            .body())
                                    .path("readers")
                                    .size()
                            + migrations
                                    .get("/migration/positions")
                                    .path("readers")
                                    .size())
                    .isGreaterThanOrEqualTo(4);
            assertThat(JSON.readTree(other.request("GET", "/migration/status?topic=shared", "")
                                    .body())
                            .path("topics")
                            .get(0)
                            .path("partitionStates"))
                    .hasSize(4);
            Migrations.leave(other);
        }
    }

    @Test
    void letsNoWebPageAcknowledgeALoss() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(migrations.worker().address() + "/migration/acknowledgements"))
                                .header("Content-Type", "application/json")
                                .header("Origin", "http://example.org")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(migrations.worker().status("POST", "/migration/acknowledgements", "{}"))
                .isEqualTo(400);
    }

    private static boolean sees(WorkerProcess worker, String topic) {
        try {
            JsonNode status =
                    JSON.readTree(worker.request("GET", "/migration/status", "").body());
            return Migrations.topic(status, topic).path("state").asText().equals("in-sync");
        } catch (Exception e) {
            return false;
        }
    }

    private static HttpResponse<byte[]> status(String header, String value) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(migrations.worker().address() + "/migration/status"))
                                .header(header, value)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }
}
