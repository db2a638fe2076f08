package io.connectfargate.connect.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.ledger.judgement.Level;
import io.connectfargate.ledger.judgement.Verdict;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The one answer to "is it fine?": as bad as its worst part. Of equally bad ones the first is reported first. */
final class OneVerdict {
    private OneVerdict() {}

    /** @param parts by name, in the order in which they are reported */
    static Verdict of(Map<String, Verdict> parts) {
        Verdict worst = null;
        for (Verdict part : parts.values()) {
            if (worst == null || part.level().compareTo(worst.level()) > 0) {
                worst = part;
            }
        }
        if (worst == null) {
            return new Verdict(Level.UNKNOWN, "Not everything is known", "Nothing has been observed yet.");
        }
        Set<String> others = new LinkedHashSet<>();
        for (Verdict part : parts.values()) {
            if (part.level() != Level.FINE) {
                others.add(part.title());
            }
        }
        others.remove(worst.title());
        return others.isEmpty()
                ? worst
                : new Verdict(worst.level(), worst.title(), worst.text() + " Also: " + String.join("; ", others) + ".");
    }

    /** Writes the parts and what follows from them. */
    static void write(Map<String, Verdict> parts, ObjectNode status) {
        write(of(parts), status.putObject("verdict"));
        ObjectNode all = status.putObject("verdicts");
        parts.forEach((name, part) -> write(part, all.putObject(name)));
    }

    /** The parts of a status, in their order. */
    static Map<String, Verdict> parts(JsonNode status) {
        Map<String, Verdict> parts = new LinkedHashMap<>();
        status.path("verdicts").properties().forEach(part -> parts.put(part.getKey(), read(part.getValue())));
        return parts;
    }

    /** A verdict's fields. */
    private static void write(Verdict verdict, ObjectNode node) {
        node.put("level", verdict.level().name().toLowerCase(Locale.ROOT))
                .put("title", verdict.title())
                .put("text", verdict.text());
    }

    /** A verdict from its fields. */
    static Verdict read(JsonNode node) {
        Level level;
        try {
            level = Level.valueOf(node.path("level").asText().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            // Of a later version.
            level = Level.UNKNOWN;
        }
        return new Verdict(level, node.path("title").asText(), node.path("text").asText());
    }
}
