package io.connectfargate.connect.advice;

import io.connectfargate.connect.access.MirrorConnector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Patterns of topics, groups and topic properties that MirrorMaker cannot compile: Connect accepts them, and then the connector
 * fails at each start.
 *
 * <p>They are compiled as MirrorMaker does it: parts between commas, joined by a bar. So what it can use is never rejected.
 */
public final class Patterns {
    /** Each key, with the class that reads it by default: another class may take other patterns. */
    private static final Map<String, String> READERS = Map.of(
            "topics", "topic.filter.class",
            "topics.exclude", "topic.filter.class",
            "groups", "group.filter.class",
            "groups.exclude", "group.filter.class",
            "config.properties.exclude", "config.property.filter.class");

    private static final String DEFAULT_FILTER = "org.apache.kafka.connect.mirror.Default";

    private Patterns() {}

    /**
     * What of a configuration cannot be compiled.
     *
     * @param config as it came in; keys with references are left out
     * @return one sentence for each key; empty for connectors that are none of MirrorMaker's
     */
    public static List<String> refusals(String connector, Map<String, String> config) {
        if (MirrorConnector.Role.of(config).isEmpty()) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        READERS.keySet().stream().sorted().forEach(key -> {
            String filter = config.get(READERS.get(key));
            String value = config.get(key);
            if (value != null && !value.contains("${") && (filter == null || filter.startsWith(DEFAULT_FILTER))) {
                refusal(connector, key, value).ifPresent(sentences::add);
            }
        });
        return sentences;
    }

    private static Optional<String> refusal(String connector, String key, String value) {
        List<String> parts = Arrays.stream(value.trim().split("\\s*,\\s*", -1)).toList();
        if (compiles(String.join("|", parts))) {
            return Optional.empty();
        }
        List<String> broken = parts.stream().filter(part -> !compiles(part)).toList();
        return Optional.of(key + "=" + value + " of " + connector + " contains what is not a regular expression: "
                + String.join(" and ", broken.isEmpty() ? parts : broken) + "; " + remedy(broken, value));
    }

    private static String remedy(List<String> broken, String value) {
        if (broken.stream().anyMatch(part -> part.startsWith("*"))) {
            return "a star repeats the character before it: write .* for any name, and orders-.* for names with that prefix.";
        }
        if (value.contains(",")) {
            return "MirrorMaker splits the list at every comma, even inside braces: write it without one:"
                    + " [a-z][a-z]? for [a-z]{1,2}.";
        }
        return "correct it, and escape literal characters with a backslash.";
    }

    private static boolean compiles(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
