package io.connectfargate.connectors.opensearch.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
    @Test
    void writesAStructWithoutLoss() {
        // Given
        Schema schema = everyType();
        Struct value = new Struct(schema)
                .put("decimal", new BigDecimal("100000000000000000000.123456789"))
                .put("long", Long.MAX_VALUE)
                .put("float", 0.1f)
                .put("day", new Date(86_400_000L))
                .put("time", new Date(3_600_001L))
                .put("at", new Date(1_767_225_600_001L))
                .put("bytes", new byte[] {0, -1})
                .put("text", "김치\n\"")
                .put("list", List.of(new Date(0)))
                .put("map", Map.of(1, true));

        // When
        String json = text(Documents.of(schema, value));

        // Then
        assertThat(json)
                .isEqualTo(
                        "{\"decimal\":\"100000000000000000000.123456789\",\"long\":9223372036854775807,\"float\":0.1,"
                                + "\"day\":\"1970-01-02\",\"time\":\"01:00:00.001\",\"at\":\"2026-01-01T00:00:00.001Z\","
                                + "\"bytes\":\"AP8=\",\"text\":\"김치\\n\\\"\",\"missing\":null,"
                                + "\"list\":[\"1970-01-01T00:00:00.000Z\"],\"map\":{\"1\":true}}");
    }

    @Test
    void writesAMapAsItIs() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("n", 1L);
        value.put("none", null);
        value.put("inner", Map.of("d", 1.5));

        assertThat(text(Documents.of(null, value))).isEqualTo("{\"n\":1,\"none\":null,\"inner\":{\"d\":1.5}}");
    }

    @Test
    void keepsJsonThatIsTextOrBytes() {
        String json = "{\"exact\": 100000000000000000000.1234567890,\r\n \"text\":\"a\\nb\"}";
        String line = "{\"exact\": 100000000000000000000.1234567890,   \"text\":\"a\\nb\"}";

        assertThat(text(Documents.of(null, json))).isEqualTo(line);
        assertThat(text(Documents.of(null, json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "1", "no json", "{\"a\":1", "{\"a\":1} {\"b\":2}"})
    void rejectsTextThatIsNoJsonObject(String text) {
        assertThatThrownBy(() -> Documents.of(null, text))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("hold no JSON object");
    }

    @Test
    void rejectsWhatHasNoFields() {
        assertThatThrownBy(() -> Documents.of(null, 5L)).hasMessageContaining("is a Long", "HoistField");
    }

    @Test
    void rejectsNumbersThatJsonDoesNotHave() {
        assertThatThrownBy(() -> Documents.of(null, Map.of("n", Double.NaN))).hasMessageContaining("holds NaN");
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static Schema everyType() {
        return SchemaBuilder.struct()
                .field("decimal", Decimal.schema(9))
                .field("long", Schema.INT64_SCHEMA)
                .field("float", Schema.FLOAT32_SCHEMA)
                .field("day", org.apache.kafka.connect.data.Date.SCHEMA)
                .field("time", Time.SCHEMA)
                .field("at", Timestamp.SCHEMA)
                .field("bytes", Schema.BYTES_SCHEMA)
                .field("text", Schema.STRING_SCHEMA)
                .field("missing", Schema.OPTIONAL_STRING_SCHEMA)
                .field("list", SchemaBuilder.array(Timestamp.SCHEMA).build())
                .field(
                        "map",
                        SchemaBuilder.map(Schema.INT32_SCHEMA, Schema.BOOLEAN_SCHEMA)
                                .build())
                .build();
    }
}
