package io.connectfargate.connect.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * The last hour in memory, one point for each minute. A worker that repeats another one's status can continue from it when it
 * leads. Not thread-safe.
 */
final class History {
    static final long STEP = 60;
    static final int POINTS = 60;
    /** As the totals have them. */
    private static final List<String> TOTALS = List.of("lag", "arriving", "copying");

    private static final List<String> SERIES = List.of("left", "arriving", "copied");

    /** By number of the minute: a value for each series, or null. */
    private final TreeMap<Long, JsonNode[]> points = new TreeMap<>();

    /** @param totals with {@code lag}, {@code arriving} and {@code copying}; null where nobody knows */
    void add(Instant at, JsonNode totals) {
        JsonNode[] values = TOTALS.stream().map(totals::path).toArray(JsonNode[]::new);
        points.put(at.getEpochSecond() / STEP, values);
        points.headMap(points.lastKey() - POINTS + 1).clear();
    }

    /** From the oldest point to the newest; null where nobody looked, or where nobody knows. */
    void write(ObjectNode history) {
        history.put("stepSeconds", STEP);
        if (!points.isEmpty()) {
            history.put("to", Instant.ofEpochSecond(points.lastKey() * STEP).toString());
        }
        for (int i = 0; i < SERIES.size(); i++) {
            ArrayNode series = history.putArray(SERIES.get(i));
            for (long at = points.isEmpty() ? 1 : points.firstKey();
                    !points.isEmpty() && at <= points.lastKey();
                    at++) {
                JsonNode[] values = points.get(at);
                if (values == null || !values[i].isNumber()) {
                    series.addNull();
                } else {
                    series.add(values[i]);
                }
            }
        }
    }

    /** Continues what another worker has published. */
    void restore(JsonNode history) {
        if (!points.isEmpty() || history.path("stepSeconds").asLong() != STEP) {
            return;
        }
        try {
            long last = Instant.parse(history.path("to").asText()).getEpochSecond() / STEP;
            int size = Math.min(POINTS, history.path(SERIES.get(0)).size());
            for (int back = 0; back < size; back++) {
                JsonNode[] values = new JsonNode[SERIES.size()];
                for (int i = 0; i < values.length; i++) {
                    JsonNode series = history.path(SERIES.get(i));
                    values[i] = series.path(series.size() - 1 - back);
                }
                points.put(last - back, values);
            }
        } catch (DateTimeException e) {
            // Another version wrote it in another way: the hour begins again.
            points.clear();
        }
    }
}
