package io.connectfargate.migration.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class StatusTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As docs/status.md has it. */
    private static final String STATUS = """
            {"version": 1, "asOf": "2026-11-30T10:00:00Z",
             "verdict": {"level": "critical", "title": "A task has failed", "text": "Task 1 of mm2-msc."},
             "clusters": [
               {"name": "old", "role": "source", "reachable": true, "version": "2.8"},
               {"name": "new", "role": "target", "reachable": false, "problem": "no broker responds"}],
             "totals": {"topics": 3, "lag": 18204, "arriving": 990, "copying": 4920.4, "secondsLeft": 3725},
             "topics": [
               {"topic": "payments", "partitions": 6, "percent": 100, "lag": 0, "held": 0, "lost": 0,
                "arriving": 120, "copying": 120, "secondsLeft": null, "state": "in-sync", "level": "fine", "reasons": []},
               {"topic": "orders", "partitions": 12, "percent": 99.99, "lag": 18204, "held": null, "lost": 0,
                "arriving": 0.25, "copying": 4800, "secondsLeft": 3725, "state": "copying", "level": "fine", "reasons": []},
               {"topic": "audit", "partitions": 3, "percent": 7.2, "lag": 40, "held": 0, "lost": 0, "arriving": 40,
                "copying": 0, "secondsLeft": null, "state": "stalled", "level": "critical", "reasons": ["Nothing moves."]}],
             "groups": [
               {"group": "billing", "active": "source", "behind": 18300, "behindOnTarget": 310, "partitions": 12,
                "withoutOffset": 0, "state": "ready", "level": "fine", "reasons": []},
               {"group": "team a, b", "active": null, "behind": 5, "behindOnTarget": null, "partitions": 2,
                "withoutOffset": 2, "state": "no-offsets", "level": "warning", "reasons": ["It has none."]}],
             "connectors": [
               {"name": "mm2-cpc", "role": "checkpoint", "state": "RUNNING", "restarts": 0,
                "tasks": [{"id": 0, "state": "RUNNING"}], "failures": []},
               {"name": "mm2-msc", "role": "source", "state": "RUNNING", "restarts": null,
                "tasks": [{"id": 0, "state": "RUNNING"}, {"id": 1, "state": "FAILED"}],
                "failures": ["Task 1 of connector mm2-msc has failed: no space."]}],
             "findings": [{"severity": "critical", "title": "Task failed", "text": "It did.", "do": "Restart it.",
               "commands": ["curl X"], "runbook": "docs/runbook.md#task"}]}""";

    @Test
    void showsTheWorstFirstAndNamesWhatDoesNotMove() throws Exception {
        String text = new StatusText(status(), false).text();

        assertThat(text.lines())
                .startsWith("source  old  Kafka 2.8", "target  new  UNREACHABLE: no broker responds")
                .contains("3 topics, 18,204 records left, 990/s arriving, 4,920/s copied, done 01:02:05"
                        + " (as of 2026-11-30T10:00:00Z)")
                .endsWith("CRITICAL: A task has failed. Task 1 of mm2-msc.");
        assertThat(text)
                .containsSubsequence("audit", "orders", "payments")
                .containsPattern("audit +3 +7 % +40 +0 +0 +40 +0 +never +stalled +Nothing moves\\.")
                .containsPattern("orders +12 +99 % +18,204 +\\? +0 +0\\.3 +4,800 +01:02:05 +copying")
                .containsPattern("payments +6 +100 % +0 +0 +0 +120 +120 +now +in-sync")
                .containsSubsequence("mm2-msc  ", "mm2-cpc  ")
                .containsPattern(
                        "mm2-msc +source +RUNNING +1 of 2 running +\\? +Task 1 of connector mm2-msc has failed")
                .containsSubsequence(
                        "CRITICAL  Task failed", "    It did.", "    Restart it.", "    $ curl X", "    docs/");
    }

    @Test
    void estimatesWhatEachGroupWouldReadAgain() throws Exception {
        JsonNode status = status();
        String text = new StatusText(status, false).text();

        // Of 18,300 records that it has not read, 18,204 may not be on the target: at least 96 of the 310 there are new
        // to it.
        assertThat(status.at("/groups/0/readAgain").asLong()).isEqualTo(214);
        assertThat(status.at("/groups/1/readAgain").isNull()).isTrue();
        assertThat(text)
                .containsPattern("billing +source +18,300 +310 +214 +0/12 +ready")
                .containsPattern("team a, b +\\? +5 +\\? +\\? +2/2 +no-offsets +It has none\\.");
    }

    @Test
    void isReadableWithAThousandTopics() throws Exception {
        ObjectNode status = (ObjectNode) status();
        for (int i = 0; i < 1000; i++) {
            status.withArray("topics")
                    .addObject()
                    .put("topic", "t" + i)
                    .put("level", "fine")
                    .put("lag", i);
        }

        assertThat(new StatusText(status, false).text().lines().count()).isLessThan(60);
        assertThat(new StatusText(status, false).text()).contains("... and 983 more; --all prints them");
        assertThat(new StatusText(status, true).text()).contains("t0 ", "t999 ");
    }

    @Test
    void knowsNothingOfWhatALaterOrEmptyStatusHas() throws Exception {
        String text =
                new StatusText(JSON.readTree("{\"version\": 1, \"verdict\": {\"level\": \"new\"}}"), false).text();

        assertThat(text).contains("? topics, ? records left").contains("NEW: ");
    }

    private static JsonNode status() throws Exception {
        return JSON.readTree(STATUS);
    }
}
