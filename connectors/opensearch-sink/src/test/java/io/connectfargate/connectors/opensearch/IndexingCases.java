package io.connectfargate.connectors.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records become documents. */
interface IndexingCases {
    Bench bench();

    @Test
    default void indexesUpdatesAndDeletes() throws Exception {
        // Given
        Bench bench = bench();
        bench.createTopic("Orders", 1);
        bench.send("Orders", "1", "{\"name\":\"김치\",\"amount\":1}");
        bench.send("Orders", "2", "{\"amount\":1}");
        bench.send("Orders", "2", "{\"name\":\"twice\",\"amount\":2}");
        bench.send("Orders", "3", "{\"name\":\"gone\"}");

        // When
        bench.put("orders", bench.sink("Orders"));

        // Then
        bench.eventually(
                () -> assertThat(bench.document("orders", "3").path("found").asBoolean())
                        .isTrue());
        assertThat(source(bench, "1")).contains("김치");
        assertThat(bench.document("orders", "2").path("_version").asLong()).isEqualTo(2);
        assertThat(source(bench, "2")).contains("\"amount\":2");

        // When
        bench.send("Orders", "1", "{\"name\":\"updated\"}");
        bench.send("Orders", "3", null);

        // Then
        bench.awaitCommitted("orders", 6);
        assertThat(bench.document("orders", "3").path("found").asBoolean(true)).isFalse();
        assertThat(source(bench, "1")).isEqualTo("{\"name\":\"updated\"}");
    }

    @Test
    default void mapsTheSchemaOfTheRecordsWithoutLoss() throws Exception {
        // Given
        Bench bench = bench();
        bench.createTopic("typed", 1);
        Map<String, String> config = bench.sink("typed");
        config.put("value.converter.schemas.enable", "true");
        config.put("topic.index.map", "typed:typed-documents");
        config.put("key.ignore", "true");
        String schema = "{\"type\":\"struct\",\"fields\":["
                + "{\"field\":\"price\",\"type\":\"bytes\",\"name\":\"org.apache.kafka.connect.data.Decimal\",\"version\":1,"
                + "\"parameters\":{\"scale\":\"2\"}},"
                + "{\"field\":\"at\",\"type\":\"int64\",\"name\":\"org.apache.kafka.connect.data.Timestamp\",\"version\":1}]}";

        // When
        bench.put("typed", config);
        bench.send("typed", null, "{\"schema\":" + schema + ",\"payload\":{\"price\":\"AJY=\",\"at\":1}}");

        // Then
        bench.eventually(() -> assertThat(bench.document("typed-documents", "typed+0+0")
                        .path("_source")
                        .toString())
                .isEqualTo("{\"price\":\"1.50\",\"at\":\"1970-01-01T00:00:00.001Z\"}"));
        JsonNode mapping = Bench.JSON.readTree(
                bench.search.send("GET", "/typed-documents/_mapping", "").body());
        JsonNode properties = mapping.at("/typed-documents/mappings/properties");
        assertThat(properties.at("/price/type").asText()).isEqualTo("double");
        assertThat(properties.at("/at/type").asText()).isEqualTo("date");
    }

    private static String source(Bench bench, String id) throws Exception {
        return bench.document("orders", id).path("_source").toString();
    }
}
