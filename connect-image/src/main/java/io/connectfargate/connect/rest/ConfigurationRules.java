package io.connectfargate.connect.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What no connector's configuration may hold, for each request that brings one. */
public final class ConfigurationRules {
    private static final Logger log = LoggerFactory.getLogger(ConfigurationRules.class);

    private ConfigurationRules() {}

    /**
     * All rules on providers and references.
     *
     * <p>What is stored already is not judged: it came in before the rules, and goes on.
     *
     * @param worker the worker's properties
     * @param plugins finds what the user added to the plugin path
     * @param stored the configuration that a connector has; null, or an exception, if there is none
     */
    public static List<ConfigurationRule> all(
            Map<String, ?> worker, ClassLoader plugins, Function<String, Map<String, String>> stored) {
        return List.of(
                unlessStored(new ProviderRule(), stored),
                unlessStored(new SecretRule(worker, new KeyTypes(plugins)), stored));
    }

    private static ConfigurationRule unlessStored(
            ConfigurationRule rule, Function<String, Map<String, String>> stored) {
        return (connector, config) -> {
            List<String> refusals = rule.refusals(connector, config);
            return !refusals.isEmpty() && isStored(connector, config, stored) ? List.of() : refusals;
        };
    }

    private static boolean isStored(
            String connector, Map<String, String> config, Function<String, Map<String, String>> stored) {
        try {
            Map<String, String> current = stored.apply(connector);
            Map<String, String> named = new HashMap<>(config);
            // Connect adds it.
            named.putIfAbsent("name", connector);
            return named.equals(current);
        } catch (RuntimeException e) {
            log.debug("Connector {} has no configuration yet", connector, e);
            return false;
        }
    }
}
