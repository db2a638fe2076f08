package io.connectfargate.migration.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Fields of a status as people read them. What nobody knows is null in the status, and {@code ?} here. */
final class Cells {
    private static final List<String> LEVELS = List.of("critical", "unknown", "warning", "info", "fine");
    private static final String NOT_KNOWN = "?";
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    private Cells() {}

    /** 18,204. */
    static String number(JsonNode field) {
        return field.isNumber() ? String.format(Locale.ROOT, "%,d", field.asLong()) : NOT_KNOWN;
    }

    /** 4,800, or 0.3 for what is slow. */
    static String rate(JsonNode field) {
        if (!field.isNumber()) {
            return NOT_KNOWN;
        }
        double rate = field.asDouble();
        return rate > 0 && rate < 1
                ? String.format(Locale.ROOT, "%.1f", rate)
                : String.format(Locale.ROOT, "%,.0f", rate);
    }

    /** 99 %, never rounded up. */
    static String percent(JsonNode field) {
        return field.isNumber() ? String.format(Locale.ROOT, "%.0f %%", Math.floor(field.asDouble())) : NOT_KNOWN;
    }

    /**
     * 01:02:03, and a word for what takes no time or does not end.
     *
     * @param left records that are not copied
     */
    static String time(JsonNode seconds, JsonNode left) {
        if (left.isNumber() && left.asLong() == 0) {
            return "now";
        }
        if (!seconds.isNumber()) {
            return left.isNumber() ? "never" : NOT_KNOWN;
        }
        long all = seconds.asLong();
        return String.format(Locale.ROOT, "%02d:%02d:%02d", all / HOUR, all % HOUR / MINUTE, all % MINUTE);
    }

    /** The text, or a question mark. */
    static String text(JsonNode field) {
        return field.isTextual() && !field.asText().isEmpty() ? field.asText() : NOT_KNOWN;
    }

    /** All texts of an array as one. */
    static String texts(JsonNode array) {
        StringJoiner all = new StringJoiner(" ");
        array.forEach(text -> all.add(text.asText()));
        return all.toString();
    }

    /** The worst level first, then the largest number. */
    static List<JsonNode> worstFirst(JsonNode array, String level, ToLongFunction<JsonNode> size) {
        List<JsonNode> sorted = new ArrayList<>(stream(array).toList());
        sorted.sort((one, other) -> {
            int byLevel = Integer.compare(rank(one.path(level)), rank(other.path(level)));
            return byLevel != 0 ? byLevel : Long.compare(size.applyAsLong(other), size.applyAsLong(one));
        });
        return sorted;
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** What a later version may add counts as unknown. */
    private static int rank(JsonNode level) {
        int rank = LEVELS.indexOf(level.asText());
        return rank < 0 ? LEVELS.indexOf("unknown") : rank;
    }
}
