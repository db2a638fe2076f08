package io.connectfargate.connectors.opensearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connectors.opensearch.config.SinkConfig;
import io.connectfargate.connectors.opensearch.document.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Compares records with documents of the same version: a topic that was filled again may have the same keys at the same offsets. */
final class SameDocuments {
    private final Cluster cluster;
    private final SinkConfig config;

    SameDocuments(Cluster cluster, SinkConfig config) {
        this.cluster = cluster;
        this.config = config;
    }

    /**
     * Reads the documents of these operations, as many at once as were written at once.
     *
     * @throws org.apache.kafka.connect.errors.ConnectException if one has another content
     * @throws Unavailable if they cannot be read for now
     */
    void check(List<Operation> operations) {
        if (!config.getBoolean(SinkConfig.COMPARE)) {
            return;
        }
        int most = config.getInt(SinkConfig.BATCH_RECORDS);
        for (int from = 0; from < operations.size(); from += most) {
            compare(operations.subList(from, Math.min(from + most, operations.size())));
        }
    }

    private void compare(List<Operation> operations) {
        ObjectNode request = Json.MAPPER.createObjectNode();
        ArrayNode wanted = request.putArray("docs");
        operations.forEach(
                operation -> wanted.addObject().put("_index", operation.index()).put("_id", operation.id()));
        Answer answer = cluster.send("POST", "/_mget", request.toString());
        if (!answer.isOk()) {
            throw Rejections.of(config, answer);
        }
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            JsonNode found = answer.body().path("docs").path(i);
            if (found.path("_version").asLong(-1) == operation.offset() && differs(operation, found)) {
                throw Foreign.of(operation, operation.offset(), "and not the content of the record with that version");
            }
        }
    }

    /** Not if the index keeps no source. */
    private static boolean differs(Operation operation, JsonNode found) {
        if (operation.isDelete()) {
            return true;
        }
        JsonNode source = found.path("_source");
        return source.isObject() && !source.equals(read(operation.source()));
    }

    private static JsonNode read(byte[] source) {
        try {
            return Json.MAPPER.readTree(source);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The connector wrote no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
