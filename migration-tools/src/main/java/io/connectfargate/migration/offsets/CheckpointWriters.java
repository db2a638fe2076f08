package io.connectfargate.migration.offsets;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.client.ConnectRest;
import java.util.HashMap;
import java.util.Map;

/** The checkpoint connectors that write groups' offsets to the target every few seconds. */
record CheckpointWriters(ConnectRest rest) {
    private static final String CLASS = "MirrorCheckpointConnector";

    /** The connector by each group that it writes now. A paused one still writes, a stopped one does not. */
    Map<String, String> read() throws InterruptedException {
        Map<String, String> writers = new HashMap<>();
        ConnectRest.Answer answer = rest.send("GET", "/connectors?expand=info&expand=status", "");
        if (!answer.isAccepted()) {
            return writers;
        }
        for (Map.Entry<String, JsonNode> connector : answer.json().properties()) {
            JsonNode config = connector.getValue().path("info").path("config");
            boolean stopped = "STOPPED"
                    .equals(connector
                            .getValue()
                            .path("status")
                            .path("connector")
                            .path("state")
                            .asText());
            if (config.path("connector.class").asText().endsWith(CLASS)
                    && config.path("sync.group.offsets.enabled").asBoolean(false)
                    && !stopped) {
                // The key in which MirrorCheckpointConnector (4.3.1) gives a task its share.
                rest.assigned(connector.getKey(), "task.assigned.groups")
                        .forEach(group -> writers.put(group, connector.getKey()));
            }
        }
        return writers;
    }
}
