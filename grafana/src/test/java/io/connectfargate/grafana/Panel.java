package io.connectfargate.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A panel of a dashboard.
 *
 * @param json what the dashboard says of it
 */
record Panel(JsonNode json) {
    String type() {
        return json.path("type").asText();
    }

    String description() {
        return json.path("description").asText();
    }

    String unit() {
        return defaults().path("unit").asText();
    }

    JsonNode defaults() {
        return json.path("fieldConfig").path("defaults");
    }

    List<String> expressions() {
        return Dashboard.elements(json.path("targets"))
                .map(target -> target.path("expr").asText())
                .toList();
    }

    /** What is drawn over the time range, not only at its end. */
    Stream<Query> rangeQueries() {
        return Dashboard.elements(json.path("targets"))
                .filter(target -> !target.path("instant").asBoolean())
                .map(target -> new Query(
                        target.path("expr").asText(),
                        target.path("legendFormat").asText()));
    }

    int position(String key) {
        return json.path("gridPos").path(key).asInt(-1);
    }

    boolean overlaps(Panel other) {
        return meets(other, "x", "w") && meets(other, "y", "h");
    }

    private boolean meets(Panel other, String from, String length) {
        return position(from) < other.position(from) + other.position(length)
                && other.position(from) < position(from) + position(length);
    }

    @Override
    public String toString() {
        return json.path("title").asText("without title") + " (" + type() + " " + json.path("id") + ")";
    }
}
