package io.connectfargate.connect.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connect.findings.KindText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the workers of the group reported.
 *
 * @param answers by worker, see {@link WorkerNews}
 * @param silent by worker, why it reported nothing
 * @param older workers of a version that cannot tell it
 */
public record AllNews(Map<String, JsonNode> answers, Map<String, String> silent, List<String> older) {
    /** Copies them. */
    public AllNews {
        answers = Map.copyOf(answers);
        silent = Map.copyOf(silent);
        older = List.copyOf(older);
    }

    /** Which workers have reported something; null for those that cannot. */
    void writeWorkers(ArrayNode workers) {
        Map<String, Boolean> all = new TreeMap<>();
        answers.keySet().forEach(worker -> all.put(worker, true));
        silent.keySet().forEach(worker -> all.put(worker, false));
        older.forEach(worker -> all.put(worker, null));
        all.forEach(
                (worker, answers) -> workers.addObject().put("worker", worker).put("answers", answers));
    }

    /** Of all workers since they started; null if one of them did not tell. */
    void writeRestarts(String connector, ObjectNode node) {
        if (!silent.isEmpty() || !older.isEmpty()) {
            node.putNull("restarts").putNull("givenUp");
            return;
        }
        long restarts = 0;
        long givenUp = 0;
        for (JsonNode answer : answers.values()) {
            JsonNode count = WorkerNews.restarts(answer, connector);
            restarts += count.path("restarts").asLong();
            givenUp += count.path("givenUp").asLong();
        }
        node.put("restarts", restarts).put("givenUp", givenUp);
    }

    /** Null as above. */
    void writeOffsetSyncs(String connector, ObjectNode node) {
        boolean fail = answers.values().stream()
                .anyMatch(answer -> answer.path("offsetSyncsFail").has(connector));
        if (fail || silent.isEmpty() && older.isEmpty()) {
            node.put("offsetSyncsFail", fail);
        } else {
            node.putNull("offsetSyncsFail");
        }
    }

    /** Why the target rejects a topic of the connector or its records, a sentence each; the worker that runs the connector knows. */
    public Map<String, String> rejected(String connector) {
        Map<String, String> topics = new TreeMap<>();
        answers.values()
                .forEach(answer -> answer.path("rejected")
                        .path(connector)
                        .properties()
                        .forEach(topic ->
                                topics.put(topic.getKey(), topic.getValue().asText())));
        return topics;
    }

    /** What the checks found: each worker checks the whole group, so the same is reported several times. */
    List<Entry> findings(Instant now) {
        Map<String, Entry> known = new LinkedHashMap<>();
        new TreeMap<>(answers)
                .values()
                .forEach(answer -> answer.path("findings").forEach(finding -> {
                    Entry entry = entry(finding, now);
                    known.merge(
                            entry.id(),
                            entry,
                            (one, other) -> other.since().isBefore(one.since()) ? one.from(other.since()) : one);
                }));
        List<Entry> all = new ArrayList<>(known.values());
        failingSyncs(now).forEach((connector, since) -> all.add(failing(connector, since)));
        new TreeMap<>(silent).forEach((worker, why) -> all.add(silent(worker, why, now)));
        older.forEach(worker -> all.add(older(worker, now)));
        return all;
    }

    private static Entry entry(JsonNode finding, Instant now) {
        String kind = finding.path("kind").asText();
        String connector = finding.path("connector").asText();
        KindText text = KindText.of(kind);
        return new Entry(
                kind + ":" + connector + ":" + finding.path("key").asText(),
                Severity.of(text.kind()),
                time(finding.path("since"), now),
                text.title(),
                finding.path("sentence").asText(),
                text.action(),
                List.of(Shell.get("/findings/" + Shell.encode(connector))),
                text.runbook(),
                new Entry.About("connector", List.of(connector)));
    }

    private Map<String, Instant> failingSyncs(Instant now) {
        Map<String, Instant> failing = new TreeMap<>();
        answers.values()
                .forEach(answer -> answer.path("offsetSyncsFail")
                        .properties()
                        .forEach(one -> failing.merge(
                                one.getKey(),
                                time(one.getValue(), now),
                                (first, second) -> first.isBefore(second) ? first : second)));
        return failing;
    }

    private static Entry failing(String connector, Instant since) {
        return new Entry(
                "offset-syncs-fail:" + connector,
                Severity.WARNING,
                since,
                "Offset syncs cannot be written",
                "Tasks of connector " + connector
                        + " could not write offset syncs within the last ten minutes. Records are"
                        + " copied, but groups that move read the records since then again.",
                "Check that the worker may write to the offset-syncs topic, and the log for: Failure sending offset sync.",
                List.of(Shell.get("/connectors/" + Shell.encode(connector) + "/status")),
                "docs/runbook.md#offsetsyncfailures",
                new Entry.About("connector", List.of(connector)));
    }

    private static Entry silent(String worker, String why, Instant now) {
        return new Entry(
                "worker-silent:" + worker,
                Severity.UNKNOWN,
                now,
                "A worker does not respond",
                "What worker " + worker + " found, and how far its tasks have read, is not known: " + why + ".",
                "See whether it runs, and whether the workers reach each other's port.",
                List.of(),
                "docs/runbook.md#workerstuck",
                new Entry.About("worker", List.of(worker)));
    }

    private static Entry older(String worker, Instant now) {
        return new Entry(
                "worker-older:" + worker,
                Severity.INFO,
                now,
                "A worker of an earlier version",
                "Worker " + worker + " cannot tell what it found; its own GET /findings has it.",
                "Nothing, if the upgrade goes on.",
                List.of(),
                "docs/status.md#findings",
                new Entry.About("worker", List.of(worker)));
    }

    private static Instant time(JsonNode text, Instant otherwise) {
        try {
            return Instant.parse(text.asText());
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}
