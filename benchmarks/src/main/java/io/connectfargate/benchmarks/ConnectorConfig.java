package io.connectfargate.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.client.ConnectorFile;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a variant's connector is created with.
 *
 * @param file the product's connector file
 * @param tasks {@code tasks.max}, or null to leave it: 1 for stock, the file's value else
 */
record ConnectorConfig(ConnectorFile file, Integer tasks) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param source bootstrap servers
     * @param target bootstrap servers
     * @param topics to replicate, comma-separated
     * @return the body of the PUT
     */
    String of(Variant variant, String source, String target, String topics) {
        Map<String, String> config = new TreeMap<>(variant.stock() ? stock(source, target) : product(source, target));
        config.putAll(variant.overrides());
        config.put("topics", topics);
        if (tasks != null) {
            config.put("tasks.max", tasks.toString());
        }
        try {
            return JSON.writeValueAsString(config);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> product(String source, String target) {
        try {
            return JSON.readValue(file.filled(source, target), new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not a connector file: " + e.getMessage(), e);
        }
    }

    /** What the connector asks for, and what a cluster of one broker needs; everything else is the default. */
    private static Map<String, String> stock(String source, String target) {
        return Map.of(
                "connector.class", "org.apache.kafka.connect.mirror.MirrorSourceConnector",
                "source.cluster.alias", Variant.STOCK_SOURCE,
                "target.cluster.alias", "target",
                "source.cluster.bootstrap.servers", source,
                "target.cluster.bootstrap.servers", target,
                "replication.factor", "1",
                "offset-syncs.topic.replication.factor", "1");
    }
}
