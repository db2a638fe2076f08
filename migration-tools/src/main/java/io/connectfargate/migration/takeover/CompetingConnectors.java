package io.connectfargate.migration.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.parity.TopicSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.connect.mirror.ReplicationPolicy;

/**
 * Connectors of the same workers that would write the same topics: each record would be copied twice.
 *
 * @param connectors the response to {@code GET /connectors?expand=info&expand=status}
 * @param policy names MirrorMaker's own topics
 */
record CompetingConnectors(JsonNode connectors, ReplicationPolicy policy) {
    private static final String MIRROR_MAKER = "MirrorSourceConnector";
    private static final String REPLICATOR = "ReplicatorSourceConnector";

    /** Sentences; empty if there are none. A stopped connector copies nothing, but somebody may resume it. */
    List<String> problems(String own, Set<String> topics) {
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, JsonNode> connector : connectors.properties()) {
            JsonNode config = connector.getValue().path("info").path("config");
            String type = config.path("connector.class").asText();
            if (connector.getKey().equals(own) || !type.endsWith(MIRROR_MAKER) && !type.endsWith(REPLICATOR)) {
                continue;
            }
            Set<String> shared = shared(type, config, topics);
            if (!shared.isEmpty()) {
                problems.add("Connector " + connector.getKey() + " ("
                        + connector.getValue().at("/status/connector/state").asText("in an unknown state")
                        + ") copies " + some(shared)
                        + ", too: each record would be copied twice. Take the topics out of its"
                        + " \"topics\", or delete it.");
            }
        }
        return problems;
    }

    private Set<String> shared(String type, JsonNode config, Set<String> topics) {
        Map<String, String> properties = new TreeMap<>();
        config.properties()
                .forEach(property ->
                        properties.put(property.getKey(), property.getValue().asText()));
        if (type.endsWith(REPLICATOR)) {
            properties.put("topics", replicatorTopics(properties));
        } else {
            properties.putIfAbsent("topics", ".*");
        }
        try {
            return new TopicSelection(properties, policy).of(topics);
        } catch (Failure e) {
            // Its filter is its own: any topic may be among them.
            return new TreeSet<>(topics);
        }
    }

    private static String replicatorTopics(Map<String, String> properties) {
        return properties.getOrDefault("topic.whitelist", "") + "," + properties.getOrDefault("topic.regex", "");
    }

    private static String some(Set<String> topics) {
        int shown = 3;
        String names = String.join(", ", topics.stream().limit(shown).toList());
        return topics.size() <= shown ? names : names + " and " + (topics.size() - shown) + " more topics";
    }
}
