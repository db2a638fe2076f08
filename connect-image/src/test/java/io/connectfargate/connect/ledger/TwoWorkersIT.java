package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.connect.WorkerProcess;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The answer of {@code GET /migration/status} on two workers of a group, of which one leads. */
class TwoWorkersIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Migrations migrations;
    private static WorkerProcess other;

    @BeforeAll
    static void start() throws Exception {
        migrations = new Migrations();
        other = migrations.startWorker();
    }

    @AfterAll
    static void stop() {
        other.close();
        migrations.close();
    }

    @Test
    void giveTheSameAnswer() throws Exception {
        migrations.createTopic("shared", 4);
        migrations.produce("shared", 50);
        migrations.copy("shared", Map.of("tasks.max", "4"));
        migrations.awaitTopic("shared", topic -> topic.path("state").asText().equals("in-sync"));

        migrations.await(all -> sees(
                other,
                status -> Migrations.topic(status, "shared")
                        .path("state")
                        .asText()
                        .equals("in-sync")));

        assertThat(json(other, "/migration/positions").path("readers").size()
                        + migrations.get("/migration/positions").path("readers").size())
                .isGreaterThanOrEqualTo(4);
        assertThat(json(other, "/migration/status?topic=shared")
                        .path("topics")
                        .get(0)
                        .path("partitionStates"))
                .hasSize(4);
        migrations.await(
                all -> sees(all.worker(), TwoWorkersIT::hasHeardBoth) && sees(other, TwoWorkersIT::hasHeardBoth));
    }

    @Test
    void knowWhatOnlyOneOfThemFound() throws Exception {
        // What the target does not create is known to the worker with the connector
        for (String topic : List.of("refused-a", "refused-b")) {
            migrations.createTopic(topic, 1);
            migrations.copy(topic, Map.of("replication.factor", "3"));
        }

        migrations.await(all -> sees(all.worker(), TwoWorkersIT::hasRefused) && sees(other, TwoWorkersIT::hasRefused));

        assertThat(migrations.status().path("verdict").path("level").asText()).isEqualTo("critical");
        for (String topic : List.of("refused-a", "refused-b")) {
            migrations.worker().insist("DELETE", "/connectors/" + topic, "");
        }
    }

    private static boolean hasHeardBoth(JsonNode status) {
        JsonNode workers = status.path("workers");
        return workers.size() == 2
                && workers.get(0).path("answers").asBoolean()
                && workers.get(1).path("answers").asBoolean();
    }

    private static boolean hasRefused(JsonNode status) {
        String findings = status.path("findings").toString();
        return findings.contains("\"no-copy:refused-a:") && findings.contains("\"no-copy:refused-b:");
    }

    private static boolean sees(WorkerProcess worker, Predicate<JsonNode> wanted) {
        try {
            return wanted.test(json(worker, "/migration/status"));
        } catch (Exception e) {
            return false;
        }
    }

    private static JsonNode json(WorkerProcess worker, String path) throws Exception {
        return JSON.readTree(worker.request("GET", path, "").body());
    }
}
