package io.connectfargate.connect.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.ledger.judgement.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/** Puts the states of connectors and tasks that hold now into a status of some seconds ago, and into its verdict. */
public final class FreshConnectors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONNECTORS = "connectors";
    private static final String VERDICT = "verdict";

    private FreshConnectors() {}

    /** The same object if nothing has changed. */
    public static JsonNode into(JsonNode status, SortedMap<String, ObjectNode> states) {
        ArrayNode now = merge(status.path(CONNECTORS), states);
        if (now.equals(status.path(CONNECTORS))) {
            return status;
        }
        ObjectNode fresh = ((ObjectNode) status).deepCopy();
        fresh.set(CONNECTORS, now);
        Map<String, Verdict> parts = new LinkedHashMap<>(OneVerdict.parts(status));
        if (parts.isEmpty()) {
            // The leader is of an earlier version.
            parts.put("leader", OneVerdict.read(status.path(VERDICT)));
        }
        parts.put(CONNECTORS, ConnectorVerdict.of(now));
        OneVerdict.write(parts, fresh);
        return fresh;
    }

    /** Those that exist now, with what else is known of each. */
    static ArrayNode merge(JsonNode before, SortedMap<String, ObjectNode> states) {
        Map<String, JsonNode> known = new HashMap<>();
        before.forEach(connector -> known.put(connector.path("name").asText(), connector));
        ArrayNode now = JSON.createArrayNode();
        states.forEach((name, state) -> {
            ObjectNode one =
                    known.get(name) instanceof ObjectNode earlier ? earlier.deepCopy() : JSON.createObjectNode();
            one.remove("reason");
            one.setAll(state.deepCopy());
            now.add(one);
        });
        return now;
    }
}
