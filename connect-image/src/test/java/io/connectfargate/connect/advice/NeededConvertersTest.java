package io.connectfargate.connect.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NeededConvertersTest {
    private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";
    private static final String JSON = "org.apache.kafka.connect.json.JsonConverter";
    private static final Map<String, String> WORKER = Map.of("key.converter", BYTES, "value.converter", BYTES);
    private static final String DEBEZIUM = "io.debezium.connector.postgresql.PostgresConnector";

    @Test
    void rejectsAConnectorWhoseRecordsHaveFieldsAndNamesTheKeys() {
        assertThat(NeededConverters.refusals("inv", Map.of("connector.class", DEBEZIUM), WORKER))
                .containsExactly("inv does not set key.converter and value.converter, so it gets the worker's"
                        + " ByteArrayConverter, with which it fails at its first record. Set key.converter and"
                        + " value.converter, for example to org.apache.kafka.connect.json.JsonConverter.");
        assertThat(NeededConverters.refusals("inv", Map.of("connector.class", DEBEZIUM, "key.converter", JSON), WORKER))
                .singleElement()
                .asString()
                .startsWith("inv does not set value.converter,");
    }

    @Test
    void acceptsOneThatNamesThemOrThatAWorkerHasOthersFor() {
        assertThat(NeededConverters.refusals(
                        "inv",
                        Map.of("connector.class", DEBEZIUM, "key.converter", JSON, "value.converter", JSON),
                        WORKER))
                .isEmpty();
        assertThat(NeededConverters.refusals(
                        "inv",
                        Map.of("connector.class", DEBEZIUM),
                        Map.of("key.converter", JSON, "value.converter", JSON)))
                .isEmpty();
    }

    @Test
    void doesNotRejectWhatMayWorkWithBytes() {
        assertThat(NeededConverters.refusals("files", Map.of("connector.class", "example.Files"), WORKER))
                .isEmpty();
        assertThat(NeededConverters.missing(Map.of("connector.class", "example.Files"), WORKER))
                .containsExactly("key.converter", "value.converter");
        assertThat(NeededConverters.missing(
                        Map.of("connector.class", "org.apache.kafka.connect.mirror.MirrorSourceConnector"), WORKER))
                .isEmpty();
    }
}
