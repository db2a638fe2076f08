package io.connectfargate.connect.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connect.groups.CoveredGroups;
import io.connectfargate.connect.groups.GroupState;
import io.connectfargate.ledger.judgement.Ledger;
import io.connectfargate.ledger.judgement.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A status with each of its parts in some condition. */
record VerdictCase(String topics, String connector, String group, String finding, String worker) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    static final Map<String, Level> TOPICS =
            Map.of("fine", Level.FINE, "warning", Level.WARNING, "unknown", Level.UNKNOWN, "critical", Level.CRITICAL);
    static final Map<String, Level> CONNECTORS =
            Map.of("RUNNING", Level.FINE, "PAUSED", Level.WARNING, "UNKNOWN", Level.UNKNOWN, "FAILED", Level.CRITICAL);
    static final Map<String, Level> GROUPS = Map.of(
            "ready", Level.FINE,
            "no-offsets", Level.WARNING,
            "unknown", Level.UNKNOWN,
            "unread", Level.UNKNOWN,
            "not-looked", Level.UNKNOWN);
    static final Map<String, Level> FINDINGS = Map.of(
            "", Level.FINE,
            "unread-key", Level.FINE,
            "not-looked-at", Level.UNKNOWN,
            "of-a-later-version", Level.UNKNOWN,
            "no-copy", Level.CRITICAL);
    static final Map<String, Level> WORKERS = Map.of("all", Level.FINE, "older", Level.FINE, "silent", Level.UNKNOWN);

    Level worst() {
        return TOPICS.get(topics)
                .or(CONNECTORS.get(connector))
                .or(GROUPS.get(group))
                .or(FINDINGS.get(finding))
                .or(WORKERS.get(worker));
    }

    JsonNode status() {
        ObjectNode status = JSON.createObjectNode();
        status.putObject("verdict")
                .put("level", topics)
                .put("title", "topics")
                .put("text", "Topics are " + topics + ".");
        status.putObject("totals");
        new Composition(false)
                .complete(
                        status,
                        new Composition.Seen(
                                Map.of("mm2-msc", Ledger.empty()),
                                new LedgerLogs(Map.of()),
                                states(connector),
                                groups(group),
                                news()),
                        NOW);
        return status;
    }

    private AllNews news() {
        ObjectNode own = JSON.createObjectNode();
        if (!finding.isEmpty()) {
            own.putArray("findings")
                    .addObject()
                    .put("connector", "mm2-msc")
                    .put("kind", finding)
                    .put("key", "k")
                    .put("sentence", "Something is there.")
                    .put("since", NOW.minusSeconds(60).toString());
        }
        return new AllNews(
                Map.of("here:8083", own),
                worker.equals("silent") ? Map.of("there:8083", "no answer") : Map.of(),
                worker.equals("older") ? List.of("there:8083") : List.of());
    }

    private static Optional<List<CoveredGroups>> groups(String condition) {
        return switch (condition) {
            case "not-looked" -> Optional.empty();
            case "unread" ->
                Optional.of(List.of(new CoveredGroups(
                        "mm2-cpc", "old", Optional.empty(), Optional.of("They cannot be listed."), List.of())));
            case "no-offsets" -> Optional.of(List.of(Samples.groups(GroupState.NO_OFFSETS, 1)));
            case "unknown" -> Optional.of(List.of(Samples.groups(GroupState.UNKNOWN, 1)));
            default -> Optional.of(List.of(Samples.groups(GroupState.READY, 1)));
        };
    }

    static SortedMap<String, ObjectNode> states(String state) {
        return new TreeMap<>(Map.of("mm2-msc", connector(state)));
    }

    static ObjectNode connector(String state) {
        ObjectNode connector = JSON.createObjectNode()
                .put("name", "mm2-msc")
                .put("role", "source")
                .put("state", state)
                .put("worker", "here:8083");
        connector.putArray("tasks");
        if (state.equals("FAILED")) {
            connector.put("reason", "It broke.").putArray("failures").add("Connector mm2-msc has failed.");
        } else {
            connector.putArray("failures");
        }
        return connector;
    }
}
