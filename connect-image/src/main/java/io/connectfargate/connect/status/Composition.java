package io.connectfargate.connect.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connect.groups.CoveredGroups;
import io.connectfargate.connect.groups.Logs;
import io.connectfargate.ledger.judgement.Ledger;
import io.connectfargate.ledger.judgement.TopicEntry;
import io.connectfargate.ledger.judgement.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds to what the ledger says of topics what is known of connectors, groups and findings, and the last hour. Not thread-safe. */
public final class Composition {
    private final History history = new History();
    private final FindingList findings = new FindingList();
    private final boolean credentials;

    /** @param credentials whether a page may write with them; without any a browser may not write */
    public Composition(boolean credentials) {
        this.credentials = credentials;
    }

    /**
     * What is known of all but the topics.
     *
     * @param ledgers by source connector
     * @param states of connectors, by name
     * @param groups empty before they were read
     */
    public record Seen(
            Map<String, Ledger> ledgers,
            Logs logs,
            SortedMap<String, ObjectNode> states,
            Optional<List<CoveredGroups>> groups,
            AllNews news) {}

    /** Continues what another worker has published, for one that begins to lead. */
    public void restore(JsonNode published) {
        history.restore(published.path("history"));
        findings.restore(published.path("findings"));
    }

    /**
     * Completes a status.
     *
     * @param status with topics, totals, and the verdict on topics
     */
    public void complete(ObjectNode status, Seen seen, Instant now) {
        ArrayNode connectors = FreshConnectors.merge(status.path("connectors"), seen.states());
        for (JsonNode connector : connectors) {
            String name = connector.path("name").asText();
            seen.news().writeRestarts(name, (ObjectNode) connector);
            if (connector.path("role").asText().equals("source")) {
                seen.news().writeOffsetSyncs(name, (ObjectNode) connector);
            }
        }
        status.set("connectors", connectors);
        List<CoveredGroups> groups = seen.groups().orElse(List.of());
        Map<String, Collection<TopicEntry>> topics = new TreeMap<>();
        seen.ledgers()
                .forEach((name, ledger) -> topics.put(name, ledger.topics().values()));
        findings.look(seen.news(), topics, groups, connectors, now);
        history.add(now, status.path("totals"));
        OneVerdict.write(parts(OneVerdict.read(status.path("verdict")), connectors, seen), status);
        status.putObject("access").put("writes", credentials ? "credentials" : "none");
        new GroupFields(seen.logs()).write(groups, status.putArray("groups"));
        findings.write(status.putArray("findings"));
        history.write(status.putObject("history"));
        seen.news().writeWorkers(status.putArray("workers"));
    }

    /** What failed says more than what follows from it, but a loss cannot be undone. */
    private Map<String, Verdict> parts(Verdict topics, ArrayNode connectors, Seen seen) {
        Map<String, Verdict> parts = new LinkedHashMap<>();
        boolean losing = seen.ledgers().values().stream()
                .anyMatch(ledger -> !ledger.openLosses().isEmpty());
        if (losing) {
            parts.put("topics", topics);
        }
        parts.put("connectors", ConnectorVerdict.of(connectors));
        parts.putIfAbsent("topics", topics);
        parts.put("groups", GroupVerdict.of(seen.groups()));
        parts.put("findings", findings.verdict());
        return parts;
    }
}
