package io.connectfargate.connect.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.ledger.judgement.Level;
import io.connectfargate.ledger.judgement.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What connectors and tasks mean for the verdict: never fine next to one that has failed. */
final class ConnectorVerdict {
    private ConnectorVerdict() {}

    /** @param connectors as {@link ConnectorStates} has them */
    static Verdict of(Iterable<? extends JsonNode> connectors) {
        List<String> failures = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> resting = new ArrayList<>();
        for (JsonNode connector : connectors) {
            connector.path("failures").forEach(failure -> failures.add(failure.asText()));
            String state = connector.path("state").asText();
            if (state.equals(ConnectorStates.NOT_KNOWN)) {
                unknown.add("Connector " + connector.path("name").asText() + " has no state yet.");
            }
            resting(connector, state, resting);
        }
        if (!failures.isEmpty()) {
            return new Verdict(Level.CRITICAL, "A task has failed", told(failures));
        }
        if (!unknown.isEmpty()) {
            return new Verdict(Level.UNKNOWN, "Not everything is known", told(unknown));
        }
        return resting.isEmpty()
                ? new Verdict(Level.FINE, "All connectors run", "No connector or task has failed.")
                : new Verdict(Level.WARNING, "A connector does not run", told(resting));
    }

    /** Words of Connect's that are to come are shown as they are. */
    private static void resting(JsonNode connector, String state, List<String> resting) {
        String name = connector.path("name").asText();
        if (!state.equals("RUNNING") && !state.equals("FAILED") && !state.equals(ConnectorStates.NOT_KNOWN)) {
            resting.add("Connector " + name + " is " + state + ".");
            return;
        }
        for (JsonNode task : connector.path("tasks")) {
            String own = task.path("state").asText();
            if (!own.equals("RUNNING") && !own.equals("FAILED")) {
                resting.add("Task " + task.path("id").asInt() + " of connector " + name + " is " + own + ".");
            }
        }
    }

    private static String told(List<String> sentences) {
        return sentences.get(0) + (sentences.size() > 1 ? " (and " + (sentences.size() - 1) + " more)" : "");
    }
}
