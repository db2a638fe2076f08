package io.connectfargate.connectors.opensearch.config;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;

/** Which index a topic is written to. Immutable. */
public final class Indexes {
    private static final String FORBIDDEN = "\\/*?\"<>| ,#:";
    private static final int LONGEST = 255;

    private final Map<String, String> mapped = new HashMap<>();

    /** @param pairs valid, as of {@link IndexPairs} */
    public Indexes(List<String> pairs) {
        for (String pair : pairs) {
            int colon = pair.lastIndexOf(':');
            mapped.put(
                    pair.substring(0, colon).strip(), pair.substring(colon + 1).strip());
        }
    }

    /**
     * The index of a topic.
     *
     * @throws ConnectException if the topic's own name is no legal one and none is mapped
     */
    public String of(String topic) {
        String index = name(topic);
        flaw(index).ifPresent(flaw -> {
            throw new ConnectException(sentence(topic, index, flaw));
        });
        return index;
    }

    /** The name without a check. */
    String name(String topic) {
        return mapped.getOrDefault(topic, topic.toLowerCase(Locale.ROOT));
    }

    static String sentence(String topic, String index, String flaw) {
        return "Topic " + topic + " cannot be written to an index named '" + index + "': the name " + flaw
                + ". Give the topic an index by " + SinkConfig.INDEXES + ", such as " + topic + ":another-name.";
    }

    /** What OpenSearch would reject in a name. */
    static Optional<String> flaw(String index) {
        if (index.isEmpty() || index.equals(".") || index.equals("..")) {
            return Optional.of("is empty or only dots");
        }
        if (!index.equals(index.toLowerCase(Locale.ROOT))) {
            return Optional.of("has upper-case letters");
        }
        if ("-_+".indexOf(index.charAt(0)) >= 0) {
            return Optional.of("begins with " + index.charAt(0));
        }
        Optional<String> forbidden = index.chars()
                .filter(letter -> FORBIDDEN.indexOf(letter) >= 0)
                .mapToObj(letter -> "has the character '" + (char) letter + "'")
                .findFirst();
        if (forbidden.isEmpty() && index.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " bytes");
        }
        return forbidden;
    }
}
