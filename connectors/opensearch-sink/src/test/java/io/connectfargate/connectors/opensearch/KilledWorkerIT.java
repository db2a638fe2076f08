package io.connectfargate.connectors.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A worker that is killed while it writes loses nothing and leaves nothing too old. */
class KilledWorkerIT {
    private static final int RECORDS = 30_000;
    private static final int KEYS = 4_000;
    private static final int PARTITIONS = 3;

    @Test
    void indexesEveryRecordAfterSigkill() throws Exception {
        try (Bench bench = Bench.start("killed")) {
            // Given
            bench.createTopic("stream", PARTITIONS);
            Map<String, String> config = bench.sink("stream");
            config.put("tasks.max", "2");
            config.put("batch.size", "100");
            bench.put("stream", config);
            Map<String, String> expected = new TreeMap<>();

            // When
            for (int i = 0; i < RECORDS; i++) {
                String key = "k" + i % KEYS;
                String value = i % 11 == 0 ? null : "{\"n\":" + i + "}";
                bench.producer.send(new ProducerRecord<>("stream", key, value));
                expected.compute(key, (same, before) -> value);
                if (i == RECORDS / 2) {
                    bench.producer.flush();
                    bench.eventually(() -> assertThat(count(bench)).isGreaterThan(100));
                    bench.replaceWorker();
                }
            }
            bench.producer.flush();

            // Then
            bench.eventually(() -> assertThat(documents(bench)).isEqualTo(expected));
            assertThat(expected).hasSizeGreaterThan(KEYS / 2);
        }
    }

    private static long count(Bench bench) throws Exception {
        bench.search.send("POST", "/stream/_refresh", "");
        return Bench.JSON
                .readTree(bench.search.send("GET", "/stream/_count", "").body())
                .path("count")
                .asLong();
    }

    /** All documents, row by row. */
    private static Map<String, String> documents(Bench bench) throws Exception {
        bench.search.send("POST", "/stream/_refresh", "");
        Map<String, String> found = new HashMap<>();
        JsonNode hits = Bench.JSON
                .readTree(bench.search
                        .send("GET", "/stream/_search?size=10000", "")
                        .body())
                .at("/hits/hits");
        hits.forEach(
                hit -> found.put(hit.path("_id").asText(), hit.path("_source").toString()));
        return new TreeMap<>(found);
    }
}
