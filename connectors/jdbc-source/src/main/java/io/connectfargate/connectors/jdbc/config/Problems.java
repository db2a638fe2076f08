package io.connectfargate.connectors.jdbc.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Everything that is wrong with a configuration, by key. Not thread-safe. */
public final class Problems {
    private final Map<String, Set<String>> byKey = new LinkedHashMap<>();

    /** Adds a sentence; the same one twice is one. */
    public void add(String key, String sentence) {
        byKey.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(sentence);
    }

    /** Whether the key has a problem. */
    public boolean has(String key) {
        return byKey.containsKey(key);
    }

    /** The sentences of each key. */
    public Map<String, Set<String>> byKey() {
        return byKey;
    }
}
