package io.connectfargate.connectors.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** OpenSearch accepts nothing for now, or one document never. */
interface TroubleCases {
    Bench bench();

    @Test
    default void retriesWhatIsRejectedForNow() throws Exception {
        // Given
        Bench bench = bench();
        bench.createTopic("busy", 1);
        bench.put("busy", bench.sink("busy"));
        bench.send("busy", "a", "{\"n\":0}");
        bench.awaitCommitted("busy", 1);

        for (int status : new int[] {429, 503}) {
            // When
            bench.door.reject(status, 3);
            long offset = bench.send("busy", "a", "{\"n\":" + status + "}");

            // Then
            bench.awaitCommitted("busy", offset + 1);
            assertThat(bench.door.left()).isZero();
            assertThat(bench.document("busy", "a").path("_source").path("n").asInt())
                    .isEqualTo(status);
            assertThat(bench.worker().log()).contains("responded " + status + " (");
        }
    }

    @Test
    default void resumesWhenAFullDiskHasRoomAgain() throws Exception {
        // Given
        Bench bench = bench();
        bench.createTopic("full", 1);
        bench.put("full", bench.sink("full"));
        bench.send("full", "a", "{\"n\":0}");
        bench.awaitCommitted("full", 1);

        // When
        block(bench, "true");
        bench.send("full", "a", "{\"n\":1}");

        // Then
        bench.eventually(() -> assertThat(bench.worker().log())
                .contains("documents for now: ", "Writing is blocked, probably since a disk is full"));

        // When
        block(bench, "null");

        // Then
        bench.awaitCommitted("full", 2);
    }

    @Test
    default void failsWithASentenceWhenTheTimeIsOver() throws Exception {
        // Given
        Bench bench = bench();
        bench.createTopic("given-up", 1);
        Map<String, String> config = bench.sink("given-up");
        config.put("retry.timeout.ms", "2000");
        config.put("restart.failed", "false");
        FrontDoor closed = FrontDoor.open(
                bench.search.address(),
                (exchange, body) -> exchange.getRequestMethod().equals("POST") ? 503 : 0);
        config.put("connection.url", closed.url());

        // When
        bench.put("given-up", config);
        bench.send("given-up", "a", "{\"n\":0}");

        // Then
        assertThat(bench.failure("given-up"))
                .contains("responded 503 (security_exception: by the door). Given up after 2 s (retry.timeout.ms).");
        closed.close();
    }

    @Test
    default void reportsDocumentsThatAreNeverAccepted() throws Exception {
        // Given
        Bench bench = bench();
        bench.createTopic("mixed", 1);
        bench.createTopic("mixed-errors", 1);
        bench.search.send("PUT", "/mixed", "{\"mappings\":{\"properties\":{\"n\":{\"type\":\"long\"}}}}");
        Map<String, String> config = bench.sink("mixed");
        config.put("errors.tolerance", "all");
        config.put("errors.deadletterqueue.topic.name", "mixed-errors");
        config.put("errors.deadletterqueue.topic.replication.factor", "1");
        config.put("errors.deadletterqueue.context.headers.enable", "true");

        // When
        bench.send("mixed", "good", "{\"n\":1}");
        bench.send("mixed", "bad", "{\"n\":\"no number\"}");
        bench.send("mixed", null, "{\"n\":2}");
        bench.send("mixed", "array", "[1]");
        bench.send("mixed", "last", "{\"n\":3}");
        bench.put("mixed", config);

        // Then
        bench.awaitCommitted("mixed", 5);
        assertThat(bench.document("mixed", "last").path("found").asBoolean()).isTrue();
        assertThat(errors(bench, "mixed-errors", 3))
                .anySatisfy(error -> assertThat(error)
                        .contains("The record at offset 1 of mixed-0 was not indexed: OpenSearch responded 400 "
                                + "mapper_parsing_exception: failed to parse field [n] of type [long]"))
                .anySatisfy(error -> assertThat(error).contains("the record has no key for the document's id"))
                .anySatisfy(error -> assertThat(error).contains("a document is an object"));
    }

    private static void block(Bench bench, String value) throws Exception {
        String body = "{\"index.blocks.read_only_allow_delete\":" + value + "}";
        assertThat(bench.search.send("PUT", "/full/_settings", body).statusCode())
                .isEqualTo(200);
    }

    private static List<String> errors(Bench bench, String topic, int count) {
        List<String> errors = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bench.kafka.bootstrapServers(),
                        "auto.offset.reset",
                        "earliest",
                        "group.id",
                        topic),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            bench.eventually(() -> {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    errors.add(new String(
                            record.headers()
                                    .lastHeader("__connect.errors.exception.message")
                                    .value(),
                            StandardCharsets.UTF_8));
                }
                assertThat(errors).hasSize(count);
            });
        }
        return errors;
    }
}
