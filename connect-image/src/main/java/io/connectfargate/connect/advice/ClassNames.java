package io.connectfargate.connect.advice;

import io.connectfargate.connect.access.MirrorConnector.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.runtime.isolation.Plugins;

/**
 * Classes that the clients of a connector are to load and that are missing: Connect accepts the connector, and then each of its
 * tasks fails. Thread-safe.
 */
public final class ClassNames {
    private static final String REPORTERS = "metric.reporters";
    private static final Pattern OVERRIDE = Pattern.compile("(?:producer|consumer|admin)\\.override\\.(.+)");
    private static final Pattern CLIENT = Pattern.compile(
            "(?:(?:source|target)\\.cluster|(?:(?:source|target)\\.)?(?:producer|consumer|admin))\\.(.+)");

    private final Function<String, ClassLoader> loaders;

    /** @param plugins of the worker */
    public ClassNames(Plugins plugins) {
        this(type -> {
            try {
                return plugins.connectorClass(type).getClassLoader();
            } catch (ConnectException e) {
                // Connect will say so.
                return plugins.delegatingLoader();
            }
        });
    }

    /** @param loaders gives for a connector's class the loader that its tasks will use */
    ClassNames(Function<String, ClassLoader> loaders) {
        this.loaders = loaders;
    }

    /**
     * What cannot be loaded.
     *
     * @param config as it came in; values with references are left out
     * @return one sentence for each key
     */
    public List<String> refusals(String connector, Map<String, String> config) {
        String type = config.get("connector.class");
        if (type == null) {
            return List.of();
        }
        Optional<Role> role = Role.of(config);
        return new TreeMap<>(config)
                .entrySet().stream()
                        .filter(entry ->
                                entry.getValue() != null && !entry.getValue().contains("${"))
                        .filter(entry -> isRead(entry.getKey(), role, config))
                        .flatMap(entry -> refusal(connector, type, entry.getKey(), entry.getValue()).stream())
                        .toList();
    }

    /** Keys that nobody reads harm nobody. */
    private static boolean isRead(String key, Optional<Role> role, Map<String, String> config) {
        var override = OVERRIDE.matcher(key);
        if (override.matches()) {
            return ClientKeys.CLASSES.contains(override.group(1));
        }
        if (role.isEmpty()) {
            return false;
        }
        var client = CLIENT.matcher(key);
        boolean onSource = !"target".equals(config.get("offset-syncs.topic.location"));
        return key.equals(REPORTERS)
                || client.matches()
                        && ClientKeys.CLASSES.contains(client.group(1))
                        && KnownKeys.of(role.get(), onSource).isClients(key);
    }

    private Optional<String> refusal(String connector, String type, String key, String value) {
        ClassLoader loader = loaders.apply(type);
        List<String> missing = Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !isThere(name, loader))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(key + " of " + connector + " names " + String.join(" and ", missing)
                        + ", which is missing from this image: its tasks would fail; remove the key, or start workers"
                        + " of an image that has the class next to the connector.");
    }

    private static boolean isThere(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        } catch (LinkageError e) {
            // It is there, and what it needs is not: its own message is better.
            return true;
        }
    }
}
