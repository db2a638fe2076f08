package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The answer of {@code GET /migration/status} on one worker. */
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
    void hasGroupsWithTheirOffsetsOnBothSides() throws Exception {
        MigratedGroups groups = new MigratedGroups(migrations);
        migrations.createTopic("grouped", 1);
        migrations.copy("grouped", Map.of());
        migrations.produce("grouped", 50);
        migrations.createTopic("elsewhere", 1);
        migrations.produce("elsewhere", 10);
        migrations.awaitTopic("grouped", topic -> topic.path("state").asText().equals("in-sync"));
        groups.commit("dev/anna", "grouped", 50);
        groups.commit("forgotten", "elsewhere", 7);
        groups.commit("of-no-concern", "grouped", 50);

        groups.checkpoint("cpc", "grouped, elsewhere", "dev/anna, forgotten");

        JsonNode anna =
                groups.await("dev/anna", group -> group.path("state").asText().equals("ready"));
        assertThat(anna.path("active").asText()).isEqualTo("nowhere");
        assertThat(anna.path("behind").asLong(-1)).isZero();
        assertThat(anna.path("withoutOffset").asInt(-1)).isZero();
        JsonNode forgotten =
                groups.await("forgotten", group -> group.path("withoutOffset").asInt() == 1);
        assertThat(forgotten.path("state").asText()).isEqualTo("waiting");
        assertThat(forgotten.path("behind").isNull()).isTrue();
        assertThat(forgotten.path("reasons").get(0).asText()).contains("elsewhere-0");
        assertThat(migrations.status().path("groups").toString()).doesNotContain("of-no-concern");
        hasPositionOfAnna();
        migrations.worker().insist("DELETE", "/connectors/cpc", "");
    }

    private static void hasPositionOfAnna() throws Exception {
        JsonNode position = migrations
                .get("/migration/status?group=dev/anna")
                .path("groups")
                .get(0)
                .path("positions")
                .get(0);
        assertThat(position.path("source").asLong()).isEqualTo(50);
        assertThat(position.path("target").asLong()).isBetween(1L, 50L);
        assertThat(migrations.worker().status("GET", "/migration/status?group=nobody", ""))
                .isEqualTo(404);
    }

    @Test
    void showsWithinASecondThatAConnectorIsPaused() throws Exception {
        migrations.createTopic("rests", 1);
        migrations.copy("rests", Map.of("tasks.max", "1"));
        migrations.produce("rests", 5);
        migrations.awaitTopic("rests", topic -> topic.path("state").asText().equals("in-sync"));
        JsonNode before = migrations.status();
        assertThat(MigratedGroups.entry(before.path("connectors"), "name", "rests")
                        .path("restarts")
                        .asInt(-1))
                .isZero();
        assertThat(before.path("access").path("writes").asText()).isEqualTo("none");
        assertThat(before.path("clusters").get(0).path("reachable").asBoolean()).isTrue();
        assertThat(before.path("clusters").get(0).path("version").asText()).startsWith("4.");
        assertThat(before.path("history").path("left").isEmpty()).isFalse();

        migrations.worker().insist("PUT", "/connectors/rests/pause", "");
        migrations.await(all -> all.isPaused("rests"));

        Awaitility.await().atMost(Duration.ofMillis(2_500)).untilAsserted(() -> {
            JsonNode status = migrations.status();
            assertThat(MigratedGroups.entry(status.path("connectors"), "name", "rests")
                            .path("state")
                            .asText())
                    .isEqualTo("PAUSED");
            assertThat(status.path("verdicts").path("connectors").path("level").asText())
                    .isEqualTo("warning");
            assertThat(status.path("verdict").path("level").asText()).isNotEqualTo("fine");
        });
        migrations.worker().insist("DELETE", "/connectors/rests", "");
    }

    @Test
    void hasWhatTheChecksFound() throws Exception {
        migrations.createTopic("keyed", 1);
        migrations.copy("keyed", Map.of("auto.offset.reset", "latest"));

        migrations.await(all -> {
            try {
                JsonNode findings = all.status().path("findings");
                return StreamSupport.stream(findings.spliterator(), false)
                        .anyMatch(finding -> finding.path("id").asText().equals("unread-key:keyed:auto.offset.reset")
                                && finding.path("do").asText().length() > 5
                                && finding.path("runbook").asText().equals("docs/findings.md#unread-key"));
            } catch (Exception e) {
                return false;
            }
        });
        migrations.worker().insist("DELETE", "/connectors/keyed", "");
        assertThat(migrations.worker().log()).doesNotContain("GET /migration/status HTTP/1.1\" 200");
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

    private static HttpResponse<byte[]> status(String header, String value) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(migrations.worker().address() + "/migration/status"))
                                .header(header, value)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }
}
