package io.connectfargate.connectors.opensearch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connectors.opensearch.document.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * What one record does to its document.
 *
 * @param source the document as JSON, null where it is deleted
 */
record Operation(SinkRecord record, String index, String id, byte[] source) {
    /** Where it was read from: transforms may have renamed the record's topic. */
    TopicPartition partition() {
        return new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
    }

    /** The document's version. */
    long offset() {
        return record.originalKafkaOffset();
    }

    /** The document among those of all indexes. */
    String document() {
        return index + "/" + id;
    }

    boolean isDelete() {
        return source == null;
    }

    /** At least what it adds to a bulk request. */
    int size() {
        return index.length() + id.length() + (isDelete() ? 0 : source.length);
    }

    /** Appends its lines to a bulk request. */
    void appendTo(ByteArrayOutputStream lines) {
        ObjectNode action = Json.MAPPER.createObjectNode();
        action.putObject(isDelete() ? "delete" : "index")
                .put("_index", index)
                .put("_id", id)
                .put("version", offset())
                .put("version_type", "external");
        lines.writeBytes(action.toString().getBytes(StandardCharsets.UTF_8));
        lines.write('\n');
        if (!isDelete()) {
            lines.writeBytes(source);
            lines.write('\n');
        }
    }

    /** The record's place, for sentences. */
    String place() {
        return "offset " + offset() + " of " + partition();
    }
}
