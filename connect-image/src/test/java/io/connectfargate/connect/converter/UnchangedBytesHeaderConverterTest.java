package io.connectfargate.connect.converter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnchangedBytesHeaderConverterTest {
    private static final byte[] BINARY = {0, 1, 2, (byte) 0xff, (byte) 0xfe};

    private final HeaderConverter converter = new UnchangedBytesHeaderConverter();
    private final HeaderConverter kafkas = new SimpleHeaderConverter();

    @Test
    void passesBytes() {
        for (Schema schema : new Schema[] {null, Schema.BYTES_SCHEMA, Schema.OPTIONAL_BYTES_SCHEMA}) {
            assertThat(converter.fromConnectHeader("t", "h", schema, BINARY)).isEqualTo(BINARY);
            assertThat(converter.fromConnectHeader("t", "h", schema, new byte[0]))
                    .isEmpty();
        }
    }

    @Test
    void passesWhatIsLeftInABufferAndLeavesItThere() {
        ByteBuffer buffer = ByteBuffer.wrap(BINARY).position(2);

        assertThat(converter.fromConnectHeader("t", "h", Schema.BYTES_SCHEMA, buffer))
                .isEqualTo(new byte[] {2, -1, -2});
        assertThat(converter.fromConnectHeader("t", "h", Schema.BYTES_SCHEMA, buffer))
                .isEqualTo(new byte[] {2, -1, -2});
    }

    @ParameterizedTest
    @MethodSource("otherHeaders")
    void writesEverythingElseAsKafkasOwnDoes(SchemaAndValue header) {
        assertThat(converter.fromConnectHeader("t", "h", header.schema(), header.value()))
                .isEqualTo(kafkas.fromConnectHeader("t", "h", header.schema(), header.value()));
    }

    /** Sink connectors saw numbers and lists before; they must not see bytes now. */
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "abc",
                "",
                "42",
                "true",
                "1.5",
                "[1,2]",
                "{\"a\":\"b\"}",
                "2026-11-29T20:00:00.000Z",
                "{broken",
                "\"q\""
            })
    void readsAllHeadersAsKafkasOwnDoes(String text) {
        byte[] bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);

        assertThat(converter.toConnectHeader("t", "h", bytes)).isEqualTo(kafkas.toConnectHeader("t", "h", bytes));
    }

    /** The worker runs with plugin.discovery=service_load. */
    @Test
    void hasTheManifestThatConnectFindsItBy() {
        assertThat(ServiceLoader.load(HeaderConverter.class))
                .hasAtLeastOneElementOfType(UnchangedBytesHeaderConverter.class);
    }

    static Stream<SchemaAndValue> otherHeaders() {
        Schema struct = SchemaBuilder.struct().field("id", Schema.INT64_SCHEMA).build();
        Schema decimal = Decimal.schema(2);
        return Stream.of(
                new SchemaAndValue(null, null),
                new SchemaAndValue(Schema.OPTIONAL_BYTES_SCHEMA, null),
                new SchemaAndValue(null, "abc"),
                new SchemaAndValue(Schema.STRING_SCHEMA, "a \"b\""),
                new SchemaAndValue(Schema.INT32_SCHEMA, 42),
                new SchemaAndValue(Schema.BOOLEAN_SCHEMA, true),
                new SchemaAndValue(Schema.FLOAT64_SCHEMA, 1.5),
                new SchemaAndValue(decimal, new BigDecimal("1.25")),
                new SchemaAndValue(Timestamp.SCHEMA, new Date(0)),
                new SchemaAndValue(SchemaBuilder.array(Schema.INT32_SCHEMA).build(), List.of(1, 2)),
                new SchemaAndValue(SchemaBuilder.array(Schema.BYTES_SCHEMA).build(), List.of(BINARY)),
                new SchemaAndValue(
                        SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA)
                                .build(),
                        Map.of("a", 1)),
                new SchemaAndValue(struct, new Struct(struct).put("id", 7L)));
    }
}
