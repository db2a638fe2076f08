package io.connectfargate.connect.security;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigTransformer;

/**
 * Puts in what a connector's configuration refers to, such as <code>${env:SOURCE_PASSWORD}</code>, as the worker does: by the
 * worker's own providers and within their allow-lists. Thread-safe.
 */
public final class References {
    private static final String PROVIDERS = AbstractConfig.CONFIG_PROVIDERS_CONFIG;

    private static final Pattern CLASS = Pattern.compile(Pattern.quote(PROVIDERS) + "\\.([^.]+)\\.class");

    private final Map<String, Object> providers = new HashMap<>();
    private final ClassLoader plugins;

    /**
     * @param worker the worker's properties
     * @param plugins finds providers that the user added to the plugin path
     */
    public References(Map<String, ?> worker, ClassLoader plugins) {
        this.plugins = plugins;
        worker.forEach((name, value) -> {
            if (name.startsWith(PROVIDERS)) {
                providers.put(name, value);
            }
        });
        // WorkerConfig leaves the list out of what it hands to plugins. Without a list, Kafka would accept the
        // providers that a connector names itself.
        providers.putIfAbsent(
                PROVIDERS,
                providers.keySet().stream()
                        .map(CLASS::matcher)
                        .filter(Matcher::matches)
                        .map(provider -> provider.group(1))
                        .collect(Collectors.joining(",")));
    }

    /** Without properties that have no value. What cannot be found stays as it is. */
    public Map<String, String> resolve(Map<String, ?> config) {
        Map<String, Object> present = new HashMap<>(config);
        present.values().removeIf(value -> value == null);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(plugins);
        try {
            Map<String, String> resolved = new TreeMap<>();
            new AbstractConfig(new ConfigDef(), present, providers, false)
                    .originals()
                    .forEach((name, value) -> resolved.put(name, value.toString()));
            return resolved;
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** What is left to find in a resolved configuration: property to reference. */
    public Map<String, String> missing(Map<String, String> resolved) {
        Map<String, String> missing = new TreeMap<>();
        resolved.forEach((name, value) -> {
            Matcher references = ConfigTransformer.DEFAULT_PATTERN.matcher(value);
            references
                    .results()
                    .filter(reference -> providers.containsKey(PROVIDERS + "." + reference.group(1) + ".class"))
                    .map(MatchResult::group)
                    .findFirst()
                    .ifPresent(reference -> missing.put(name, reference));
        });
        return missing;
    }
}
