package io.connectfargate.connect.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.connectfargate.connect.groups.CoveredGroups;
import io.connectfargate.connect.groups.GroupEntry;
import io.connectfargate.connect.groups.GroupState;
import io.connectfargate.ledger.judgement.Level;
import io.connectfargate.ledger.judgement.State;
import io.connectfargate.ledger.judgement.TopicEntry;
import io.connectfargate.ledger.judgement.Verdict;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is wrong, since when, and what to do: from the checks of all workers, and from what is seen of topics, groups and connectors. As
 * many topics as are in one state are one finding. Not thread-safe.
 */
final class FindingList {
    private final Map<String, Instant> since = new HashMap<>();
    private List<Entry> entries = List.of();

    /**
     * What holds now, the worst first.
     *
     * @param topics of each source connector
     * @param connectors as {@link ConnectorStates} has them
     */
    void look(
            AllNews news,
            Map<String, Collection<TopicEntry>> topics,
            List<CoveredGroups> groups,
            Iterable<? extends JsonNode> connectors,
            Instant now) {
        List<Entry> all = new ArrayList<>(ofConnectors(connectors, now));
        topics.forEach((connector, own) -> all.addAll(ofTopics(connector, own, now)));
        groups.forEach(covered -> all.addAll(ofGroups(covered, now)));
        List<Entry> seen = all.stream()
                .map(entry -> entry.from(since.computeIfAbsent(entry.id(), first -> now)))
                .toList();
        List<Entry> known = new ArrayList<>(seen);
        for (Entry entry : news.findings(now)) {
            // The worker that found it knows since when; for one that is silent this one does.
            known.add(entry.since().equals(now) ? entry.from(since.computeIfAbsent(entry.id(), id -> now)) : entry);
        }
        known.sort(Comparator.comparing(Entry::severity).thenComparing(Entry::since));
        entries = List.copyOf(known);
        Set<String> ids = new HashSet<>();
        entries.forEach(entry -> ids.add(entry.id()));
        since.keySet().retainAll(ids);
    }

    /** As an array of the status. */
    void write(ArrayNode findings) {
        entries.forEach(entry -> entry.write(findings.addObject()));
    }

    /** Since when another worker, that led before, knew them. */
    void restore(JsonNode findings) {
        for (JsonNode finding : findings) {
            try {
                since.putIfAbsent(
                        finding.path("id").asText(),
                        Instant.parse(finding.path("since").asText()));
            } catch (DateTimeException e) {
                // Another version wrote it in another way: it is new then.
                continue;
            }
        }
    }

    /** Never fine next to a critical one, or something that could not be checked. */
    Verdict verdict() {
        Entry worst = entries.stream()
                .filter(entry -> entry.severity().level() != Level.FINE)
                .findFirst()
                .orElse(null);
        if (worst == null) {
            return new Verdict(
                    Level.FINE, "Nothing critical found", "There are " + entries.size() + " findings, none critical.");
        }
        long alike = entries.stream()
                .filter(entry -> entry.severity() == worst.severity())
                .count();
        return new Verdict(
                worst.severity().level(),
                worst.title(),
                worst.text() + (alike > 1 ? " (and " + (alike - 1) + " more)" : ""));
    }

    private static List<Entry> ofTopics(String connector, Collection<TopicEntry> topics, Instant now) {
        Map<State, List<TopicEntry>> byState = new TreeMap<>();
        topics.forEach(topic -> byState.computeIfAbsent(topic.state(), first -> new ArrayList<>())
                .add(topic));
        List<Entry> entries = new ArrayList<>();
        byState.forEach((state, own) ->
                StateText.of(state).ifPresent(text -> entries.add(ofTopics(connector, state, text, own, now))));
        return entries;
    }

    private static Entry ofTopics(String connector, State state, StateText text, List<TopicEntry> own, Instant now) {
        TopicEntry first = own.get(0);
        String reason =
                first.reasons().isEmpty() ? text.title() + "." : first.reasons().get(0);
        return new Entry(
                text.runbook() + ":" + connector,
                severity(state.level()),
                now,
                text.title(),
                first.topic() + ": " + reason + (own.size() > 1 ? " (and " + (own.size() - 1) + " more)" : ""),
                text.action(),
                text.commands(connector, first),
                text.runbook(),
                new Entry.About("topic", own.stream().map(TopicEntry::topic).toList()));
    }

    private static Severity severity(Level level) {
        return switch (level) {
            case CRITICAL -> Severity.CRITICAL;
            case UNKNOWN -> Severity.UNKNOWN;
            case WARNING -> Severity.WARNING;
            case FINE -> Severity.INFO;
        };
    }

    private static List<Entry> ofGroups(CoveredGroups covered, Instant now) {
        Map<GroupState, List<GroupEntry>> byState = new TreeMap<>();
        covered.groups().stream()
                .filter(group -> group.state().level() != Level.FINE)
                .forEach(group -> byState.computeIfAbsent(group.state(), first -> new ArrayList<>())
                        .add(group));
        List<Entry> entries = new ArrayList<>();
        byState.forEach((state, own) -> entries.add(GroupFinding.of(covered.connector(), state, own, now)));
        covered.problem().ifPresent(problem -> entries.add(GroupFinding.unread(covered.connector(), problem, now)));
        return entries;
    }

    private static List<Entry> ofConnectors(Iterable<? extends JsonNode> connectors, Instant now) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode connector : connectors) {
            if (ConnectorStates.hasFailed(connector)) {
                String name = connector.path("name").asText();
                JsonNode failures = connector.path("failures");
                entries.add(new Entry(
                        "failed:" + name,
                        Severity.CRITICAL,
                        now,
                        "A task has failed",
                        failures.path(0).asText()
                                + (failures.size() > 1 ? " (and " + (failures.size() - 1) + " more)" : ""),
                        "Remove the reason; the worker restarts what failed by itself, unless it has given up.",
                        List.of("curl -s -X POST \"http://$W:8083/connectors/" + Shell.encode(name)
                                + "/restart?includeTasks=true&onlyFailed=true\""),
                        "docs/runbook.md#taskfailed",
                        new Entry.About("connector", List.of(name))));
            }
        }
        return entries;
    }
}
