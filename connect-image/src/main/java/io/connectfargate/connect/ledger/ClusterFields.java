package io.connectfargate.connect.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connect.status.ClusterSeen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The clusters of all source connectors as JSON, each once. */
final class ClusterFields {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ObjectNode> clusters = new LinkedHashMap<>();

    private ClusterFields() {}

    static void write(List<Watched> all, ArrayNode array) {
        ClusterFields fields = new ClusterFields();
        all.forEach(watched -> fields.add("source", watched.source(), watched.onSource()));
        all.forEach(watched -> fields.add("target", watched.target(), watched.onTarget()));
        fields.clusters.values().forEach(array::add);
    }

    /** Not reachable if it is not for one of its connectors: each has a login of its own. */
    private void add(String role, String alias, ClusterSeen seen) {
        ObjectNode node = clusters.computeIfAbsent(
                role + " " + alias,
                first -> JSON.createObjectNode()
                        .put("name", alias)
                        .put("role", role)
                        .put("reachable", true)
                        .putNull("version")
                        .putNull("problem"));
        seen.version().ifPresent(version -> node.put("version", version));
        seen.problem().ifPresent(problem -> node.put("reachable", false).put("problem", problem));
    }
}
