package io.connectfargate.system.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an expression takes of Prometheus's series.
 *
 * @param metric its name
 * @param matchers such as {@code job="node"}
 */
record Selector(String metric, List<String> matchers) {
    /**
     * Exempt: what Connect is in for milliseconds, between two scrapes, or only while somebody wants it so. For these the
     * metric must be there with any status; docs/metrics.md lists them, and a test holds it against a real worker.
     */
    private static final Set<String> UNSEEN = Set.of(
            "status=\"destroyed\"",
            "status=\"paused\"",
            "status=\"restarting\"",
            "status=\"stopped\"",
            "status=\"unassigned\"");

    /** Exempt likewise: what is there only while something is wrong, or on a worker with more partitions than a test has. */
    private static final Set<String> SELDOM = Set.of(
            "kafka_connect_mirror_checkpoint_connector_checkpointed_partitions",
            "kafka_connect_mirror_source_connector_record_age_ms_worst",
            "kafka_connect_mirror_source_connector_replication_latency_ms_worst",
            "kafka_connect_target_rejects_topic");

    static Selector of(JsonNode node) {
        List<String> matchers = new ArrayList<>();
        for (JsonNode matcher : node.path("matchers")) {
            if (!matcher.path("name").asText().equals("__name__")) {
                // As JSON, a value is quoted and escaped as Prometheus wants it.
                matchers.add(
                        matcher.path("name").asText() + matcher.path("type").asText() + matcher.path("value"));
            }
        }
        return new Selector(node.path("name").asText(), matchers);
    }

    /** What must have been seen, if the expression is worth anything. */
    Selector expected() {
        return new Selector(
                metric,
                matchers.stream()
                        .filter(matcher -> !UNSEEN.contains(matcher) && !isState(matcher))
                        .toList());
    }

    /** Whether a healthy worker has it. */
    boolean isUsual() {
        return !SELDOM.contains(metric);
    }

    /** A state of the ledger; a healthy migration has few of them. The tests of promtool see an alert for each. */
    private static boolean isState(String matcher) {
        return matcher.startsWith("state=");
    }

    @Override
    public String toString() {
        return metric + "{" + String.join(",", matchers) + "}";
    }
}
