package io.connectfargate.connectors.opensearch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connectors.opensearch.config.SinkConfig;
import io.connectfargate.connectors.opensearch.document.Json;
import io.connectfargate.connectors.opensearch.document.MappingJson;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives indexes the mappings of the records' schemas, before documents give them others. Not thread-safe. */
final class Mappings {
    private static final Logger LOG = LoggerFactory.getLogger(Mappings.class);
    private static final int BAD_REQUEST = 400;

    private final Cluster cluster;
    private final SinkConfig config;
    private final Map<String, Schema> known = new HashMap<>();

    Mappings(Cluster cluster, SinkConfig config) {
        this.cluster = cluster;
        this.config = config;
    }

    /**
     * Creates the index, or adds the schema's fields to it, when the schema is new.
     *
     * @throws Unavailable if that has to wait
     */
    void require(Operation operation) {
        Schema schema = operation.record().valueSchema();
        boolean hasFields = schema != null && schema.type() == Schema.Type.STRUCT && !operation.isDelete();
        if (hasFields && !schema.equals(known.get(operation.index()))) {
            ObjectNode mapping = MappingJson.of(schema);
            Answer created = cluster.send(
                    "PUT",
                    "/" + operation.index(),
                    Json.MAPPER.createObjectNode().set("mappings", mapping).toString());
            if (!created.isOk()) {
                add(operation.index(), mapping, created);
            }
            known.put(operation.index(), schema);
        }
    }

    /** An index or an alias of this name exists, or it could not be created. */
    private void add(String index, ObjectNode mapping, Answer created) {
        if (created.status() != BAD_REQUEST) {
            throw Rejections.of(config, created);
        }
        Answer added = cluster.send("PUT", "/" + index + "/_mapping", mapping.toString());
        if (added.status() == BAD_REQUEST) {
            // The documents decide: those that fit are indexed.
            LOG.warn(
                    "Index {} keeps its mapping, which differs from the schema of the records: {}. Documents that do not"
                            + " fit are rejected. Set {}=true, or give the topic a new index by {}.",
                    index,
                    added.reason(),
                    SinkConfig.SCHEMA_IGNORE,
                    SinkConfig.INDEXES);
        } else if (!added.isOk()) {
            throw Rejections.of(config, added);
        }
    }
}
