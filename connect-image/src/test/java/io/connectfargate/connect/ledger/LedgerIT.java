package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a consumer's own lag does not show, at real clusters and a real worker. */
class LedgerIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One test restarts it, while none of the others runs. */
    private static final String WORKER = "the worker";

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
    @Execution(ExecutionMode.CONCURRENT)
    @ResourceLock(WORKER)
    void countsWhatRetentionTookAndKeepsTheMarkUntilItIsAcknowledged() throws Exception {
        // When
        loseRecords("gap");
        // Then copying goes on, and the topic stays marked
        JsonNode gap = migrations.awaitTopic(
                "gap",
                topic -> topic.path("lost").asLong() == 300 && topic.path("lag").asLong(-1) == 0);
        assertThat(gap.path("state").asText()).isEqualTo("losing");
        assertThat(gap.path("ready").asBoolean()).isFalse();
        JsonNode status = migrations.status();
        assertThat(status.path("verdict").path("level").asText()).isEqualTo("critical");
        assertThat(status.path("losses").get(0).path("id").asText()).isEqualTo("losing:gap-0:100-400");
        // When another worker of the group takes over
        migrations.restartWorker();
        assertThat(migrations
                        .awaitTopic("gap", topic -> topic.path("state").asText().equals("losing"))
                        .path("lost")
                        .asLong())
                .isEqualTo(300);
        // When
        assertThat(acknowledge("losing:gap-0:100-300").statusCode()).isEqualTo(404);
        HttpResponse<String> answer = acknowledge("losing:gap-0:100-400");
        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        migrations.awaitTopic("gap", topic -> topic.path("state").asText().equals("in-sync"));
        assertThat(migrations.worker().log()).contains("ann acknowledged the loss losing:gap-0:100-400");
        assertThat(migrations.get("/migration/status?topic=gap").toString()).contains("\"by\":\"ann\"");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    @ResourceLock(value = WORKER, mode = ResourceAccessMode.READ)
    void namesTheTransactionThatHoldsRecordsBack() throws Exception {
        migrations.createTopic("held", 1);
        migrations.copy("held", Map.of());
        try (KafkaProducer<String, String> dead =
                migrations.producer(Map.of("transactional.id", "dead", "transaction.timeout.ms", 600_000))) {
            dead.initTransactions();
            dead.beginTransaction();
            Migrations.send(dead, "held", 5);
            migrations.produce("held", 10);

            // The producer is asked for once the transaction has been open for a minute, so a round later it has a
            // name.
            JsonNode held = migrations.awaitTopic(
                    "held", topic -> topic.path("reasons").path(0).asText().contains("(producer "));

            assertThat(held.path("state").asText()).isEqualTo("open-transaction");
            assertThat(held.path("lag").asLong(-1)).isZero();
            assertThat(held.path("held").asLong()).isEqualTo(15);
            assertThat(held.path("reasons").get(0).asText()).contains("15 records", "open since offset 0 (producer ");
            dead.abortTransaction();
        }
        migrations.awaitTopic("held", topic -> topic.path("state").asText().equals("in-sync"));
        assertThat(migrations.copied("held")).isGreaterThanOrEqualTo(10);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    @ResourceLock(value = WORKER, mode = ResourceAccessMode.READ)
    void hasNoLagBehindMarkersAndAbortedRecords() throws Exception {
        migrations.createTopic("marked", 1);
        migrations.copy("marked", Map.of());
        try (KafkaProducer<String, String> producer = migrations.producer(Map.of("transactional.id", "marking"))) {
            producer.initTransactions();
            producer.beginTransaction();
            Migrations.send(producer, "marked", 10);
            producer.commitTransaction();
            producer.beginTransaction();
            Migrations.send(producer, "marked", 7);
            producer.abortTransaction();
        }

        JsonNode marked = migrations.awaitTopic(
                "marked",
                topic -> topic.path("state").asText().equals("in-sync")
                        && topic.path("total").asLong() == 19);

        assertThat(marked.path("lag").asLong(-1)).isZero();
        assertThat(marked.path("lost").asLong(-1)).isZero();
        // When retention takes nothing but what is copied and what nobody reads
        migrations.removeBefore("marked", 19);
        migrations.awaitTopic("marked", topic -> topic.path("total").asLong(-1) == 0);
        assertThat(Migrations.topic(migrations.status(), "marked").path("state").asText())
                .isEqualTo("in-sync");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    @ResourceLock(value = WORKER, mode = ResourceAccessMode.READ)
    void reportsATopicThatTheTargetRefuses() throws Exception {
        migrations.createTopic("refused", 1);
        migrations.produce("refused", 20);
        migrations.copy("refused", Map.of("replication.factor", "3"));

        JsonNode refused = migrations.awaitTopic(
                "refused", topic -> topic.path("state").asText().equals("no-copy"));

        assertThat(refused.path("lag").asLong()).isEqualTo(20);
        assertThat(refused.path("level").asText()).isEqualTo("critical");
        migrations.worker().insist("DELETE", "/connectors/refused", "");
    }

    /** Retention takes the offsets 100 to 399 while the connector is stopped. */
    private static void loseRecords(String topic) throws Exception {
        migrations.createTopic(topic, 1);
        migrations.copy(topic, Map.of());
        migrations.produce(topic, 100);
        migrations.awaitTopic(
                topic,
                entry -> entry.path("state").asText().equals("in-sync")
                        && entry.path("total").asLong() == 100);
        migrations.stop(topic);
        migrations.produce(topic, 500);
        migrations.removeBefore(topic, 400);
        migrations.worker().insist("PUT", "/connectors/" + topic + "/resume", "");
    }

    private static HttpResponse<String> acknowledge(String id) throws Exception {
        return migrations
                .worker()
                .request(
                        "POST",
                        "/migration/acknowledgements",
                        JSON.writeValueAsString(Map.of("connector", "gap", "id", id, "by", "ann")));
    }
}
