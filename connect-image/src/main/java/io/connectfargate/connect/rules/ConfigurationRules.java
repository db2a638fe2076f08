package io.connectfargate.connect.rules;

import io.connectfargate.connect.advice.ClassNames;
import io.connectfargate.connect.advice.NeededConverters;
import io.connectfargate.connect.advice.Patterns;
import io.connectfargate.connect.advice.Placeholders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What no connector's configuration may hold, for each request that brings one. */
public final class ConfigurationRules {
    private static final Logger log = LoggerFactory.getLogger(ConfigurationRules.class);

    private ConfigurationRules() {}

    /**
     * All rules on providers, references, patterns, placeholders, classes, converters and renamed keys.
     *
     * <p>What is stored already is not judged: it came in before the rules, and continues.
     *
     * @param worker the worker's properties
     * @param plugins what the image holds and the user added
     * @param stored the configuration that a connector has; null, or an exception, if there is none
     */
    public static List<ConfigurationRule> all(
            Map<String, ?> worker, Plugins plugins, Function<String, Map<String, String>> stored) {
        return Stream.<ConfigurationRule>of(
                        new ProviderRule(),
                        new SecretRule(worker, new KeyTypes(plugins.delegatingLoader())),
                        Patterns::refusals,
                        Placeholders::refusals,
                        new UnresolvedReferences(worker, plugins.delegatingLoader()),
                        new RenamedKeyRule(),
                        (connector, config) -> NeededConverters.refusals(connector, config, worker),
                        new ClassNames(plugins)::refusals)
                .map(rule -> unlessStored(rule, stored))
                .toList();
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
