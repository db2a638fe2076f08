package io.connectfargate.connectors.opensearch.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** The JSON of records' values and keys, on one line each. */
public final class Documents {
    private Documents() {}

    /**
     * A record's value as a document: a struct or a map, or a text or bytes that hold a JSON object already.
     *
     * @throws DataException with a sentence if it is none
     */
    public static byte[] of(Schema schema, Object value) {
        if (value instanceof String text) {
            return verbatim(text.getBytes(StandardCharsets.UTF_8));
        }
        if (value instanceof byte[] bytes) {
            return verbatim(bytes.clone());
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return verbatim(bytes);
        }
        if (value instanceof Struct || value instanceof Map) {
            return write(schema, value);
        }
        throw new DataException("the value is a " + value.getClass().getSimpleName()
                + ", and a document is an object. Use value.converter=org.apache.kafka.connect.json.JsonConverter, or the"
                + " transform HoistField");
    }

    /** Compact JSON, the fields in the order of the schema. */
    static byte[] write(Schema schema, Object value) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (JsonGenerator generator = Json.MAPPER.createGenerator(json)) {
            new JsonValues(generator).write(schema, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toByteArray();
    }

    /** No digit and no field changes: line breaks outside of texts become spaces, and within texts JSON has none. */
    private static byte[] verbatim(byte[] json) {
        try (JsonParser parser = Json.MAPPER.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notJson();
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw notJson();
            }
        } catch (IOException e) {
            throw notJson();
        }
        for (int i = 0; i < json.length; i++) {
            if (json[i] == '\n' || json[i] == '\r') {
                json[i] = ' ';
            }
        }
        return json;
    }

    private static DataException notJson() {
        return new DataException(
                "the value is text or bytes that hold no JSON object. Set the value.converter that the records were written for");
    }
}
