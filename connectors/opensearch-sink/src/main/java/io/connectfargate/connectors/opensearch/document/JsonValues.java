package io.connectfargate.connectors.opensearch.document;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/** Writes Connect's values as JSON, without loss: decimals as texts with all digits, times in ISO 8601, bytes in Base64. */
public final class JsonValues {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private final JsonGenerator json;

    JsonValues(JsonGenerator json) {
        this.json = json;
    }

    /** @param schema null for values without one */
    void write(Schema schema, Object value) throws IOException {
        if (value instanceof Struct struct) {
            struct(struct);
        } else if (value instanceof Map<?, ?> map) {
            map(schema, map);
        } else if (value instanceof Collection<?> values) {
            array(schema, values);
        } else {
            scalar(schema, value);
        }
    }

    private void struct(Struct struct) throws IOException {
        json.writeStartObject();
        for (Field field : struct.schema().fields()) {
            json.writeFieldName(field.name());
            write(field.schema(), struct.get(field));
        }
        json.writeEndObject();
    }

    private void map(Schema schema, Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName(String.valueOf(entry.getKey()));
            write(schema == null ? null : schema.valueSchema(), entry.getValue());
        }
        json.writeEndObject();
    }

    private void array(Schema schema, Collection<?> values) throws IOException {
        json.writeStartArray();
        for (Object element : values) {
            write(schema == null ? null : schema.valueSchema(), element);
        }
        json.writeEndArray();
    }

    private void scalar(Schema schema, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Date date) {
            json.writeString(date(schema, date));
        } else if (value instanceof byte[] bytes) {
            json.writeBinary(bytes);
        } else if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            json.writeBinary(bytes);
        } else {
            json.writeString(value.toString());
        }
    }

    private void number(Number number) throws IOException {
        if (number instanceof BigDecimal decimal) {
            json.writeString(decimal.toPlainString());
        } else if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new DataException("the value holds " + number + ", which JSON has no number for");
            }
            // As text: a float keeps its own digits.
            json.writeNumber(number.toString());
        } else {
            json.writeNumber(number.longValue());
        }
    }

    private static String date(Schema schema, Date date) {
        String type = schema == null || schema.name() == null ? Timestamp.LOGICAL_NAME : schema.name();
        Instant instant = date.toInstant();
        return switch (type) {
            case org.apache.kafka.connect.data.Date.LOGICAL_NAME -> DATE.format(instant);
            case Time.LOGICAL_NAME -> TIME.format(LocalTime.ofInstant(instant, ZoneOffset.UTC));
            default -> TIMESTAMP.format(instant);
        };
    }
}
