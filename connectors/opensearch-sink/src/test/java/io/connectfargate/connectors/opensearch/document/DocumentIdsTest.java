package io.connectfargate.connectors.opensearch.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class DocumentIdsTest {
    @Test
    void takesTheKeyAsItIsWritten() {
        Schema schema = SchemaBuilder.struct().field("id", Schema.INT64_SCHEMA).build();

        assertThat(id("a")).isEqualTo("a");
        assertThat(id(7L)).isEqualTo("7");
        assertThat(id("김".getBytes(StandardCharsets.UTF_8))).isEqualTo("김");
        assertThat(id(Map.of("id", 7L))).isEqualTo("{\"id\":7}");
        assertThat(id(new Struct(schema).put("id", 7L))).isEqualTo("{\"id\":7}");
    }

    @Test
    void makesOneFromTheRecordsPlace() {
        assertThat(DocumentIds.unique(record(15, "a"))).isEqualTo("orders+0+15");
    }

    @Test
    void rejectsKeysThatNameNoDocument() {
        assertThatThrownBy(() -> id(null)).hasMessageContaining("no key", "key.ignore=true");
        assertThatThrownBy(() -> id("")).hasMessageContaining("0 bytes");
        assertThatThrownBy(() -> id("x".repeat(513))).hasMessageContaining("513 bytes");
        assertThatThrownBy(() -> id(new byte[] {-1})).hasMessageContaining("no UTF-8");
        assertThatThrownBy(() -> id(List.of())).hasMessageContaining("ExtractField$Key");
    }

    private static String id(Object key) {
        return DocumentIds.fromKey(record(0, key));
    }

    private static SinkRecord record(long offset, Object key) {
        return new SinkRecord("orders", 0, null, key, null, null, offset);
    }
}
