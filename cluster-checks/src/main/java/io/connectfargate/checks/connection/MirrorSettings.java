package io.connectfargate.checks.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The properties of the clients that MirrorMaker's connectors make for themselves. */
public final class MirrorSettings {
    /** What MirrorMaker reads of {@code source.cluster.*} and {@code target.cluster.*}: MirrorClientConfig keeps it to itself. */
    private static final Set<String> SHARED = ClusterClient.loginSettings();

    private MirrorSettings() {}

    /**
     * As MirrorConnectorConfig puts them together.
     *
     * @param connector a connector's configuration
     * @param kind {@code admin.}, {@code consumer.} or {@code producer.}
     */
    public static Map<String, Object> of(Map<String, String> connector, Cluster cluster, String kind) {
        Map<String, Object> settings = new HashMap<>(withPrefix(connector, cluster + ".cluster."));
        settings.keySet().retainAll(SHARED);
        settings.putAll(withPrefix(connector, kind));
        settings.putAll(withPrefix(connector, cluster + "." + kind));
        return settings;
    }

    /** The properties that begin with a prefix, without it. */
    public static Map<String, String> withPrefix(Map<String, String> config, String prefix) {
        Map<String, String> found = new HashMap<>();
        config.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), value);
            }
        });
        return found;
    }
}
