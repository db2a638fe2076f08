package io.connectfargate.connectors.opensearch.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** Mappings as OpenSearch wants them. */
public final class MappingJson {
    private static final int LONGEST_KEYWORD = 256;

    private MappingJson() {}

    /** The mapping of a struct. */
    public static ObjectNode of(Schema schema) {
        ObjectNode mapping = Json.MAPPER.createObjectNode();
        ObjectNode properties = mapping.putObject("properties");
        for (Field field : schema.fields()) {
            properties.set(field.name(), field(field.schema()));
        }
        return mapping;
    }

    /** An array is mapped as its elements are. */
    private static ObjectNode field(Schema schema) {
        return switch (schema.type()) {
            case ARRAY -> field(schema.valueSchema());
            case STRUCT -> of(schema);
            case MAP -> type("object");
            default -> schema.name() == null ? primitive(schema.type()) : logical(schema);
        };
    }

    /** A decimal is a text with all digits: a number for ranges and sums, a keyword for exact matches. */
    private static ObjectNode logical(Schema schema) {
        return switch (schema.name()) {
            case Decimal.LOGICAL_NAME -> withKeyword("double");
            case Date.LOGICAL_NAME, Timestamp.LOGICAL_NAME -> type("date");
            case Time.LOGICAL_NAME -> type("keyword");
            default -> primitive(schema.type());
        };
    }

    private static ObjectNode primitive(Schema.Type type) {
        return switch (type) {
            case INT8 -> type("byte");
            case INT16 -> type("short");
            case INT32 -> type("integer");
            case INT64 -> type("long");
            case FLOAT32 -> type("float");
            case FLOAT64 -> type("double");
            case BOOLEAN -> type("boolean");
            case BYTES -> type("binary");
            default -> withKeyword("text");
        };
    }

    private static ObjectNode withKeyword(String type) {
        ObjectNode field = type(type);
        field.putObject("fields").putObject("keyword").put("type", "keyword").put("ignore_above", LONGEST_KEYWORD);
        return field;
    }

    private static ObjectNode type(String name) {
        return Json.MAPPER.createObjectNode().put("type", name);
    }
}
