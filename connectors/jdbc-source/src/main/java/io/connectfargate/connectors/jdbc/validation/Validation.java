package io.connectfargate.connectors.jdbc.validation;

import io.connectfargate.connectors.jdbc.config.Combination;
import io.connectfargate.connectors.jdbc.config.JdbcSourceConfig;
import io.connectfargate.connectors.jdbc.config.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/** Everything that is wrong, at once: the values, how they fit each other, and how they fit the database. */
public final class Validation {
    /** Stand in for values that are wrong, so that the others can be checked. */
    private static final Map<String, String> NEUTRAL = Map.of(
            JdbcSourceConfig.CONNECTION_URL, "jdbc:postgresql:unknown",
            JdbcSourceConfig.MODE, "bulk",
            JdbcSourceConfig.TOPIC_PREFIX, "unknown");

    private Validation() {}

    /**
     * Adds errors to the values.
     *
     * @param properties as the user has sent them, with references resolved
     * @param values of the same properties, by Connect's own validation
     */
    public static Config check(Map<String, String> properties, Config values) {
        Map<String, String> usable = new HashMap<>(properties);
        Map<String, ConfigValue> byKey = new HashMap<>();
        for (ConfigValue value : values.configValues()) {
            byKey.put(value.name(), value);
            if (!value.errorMessages().isEmpty()
                    && JdbcSourceConfig.DEFINITION.names().contains(value.name())) {
                usable.remove(value.name());
                usable.computeIfAbsent(value.name(), NEUTRAL::get);
            }
        }
        Problems problems = new Problems();
        JdbcSourceConfig config = new JdbcSourceConfig(usable);
        Combination.check(config, problems);
        boolean reachable =
                byKey.get(JdbcSourceConfig.CONNECTION_URL).errorMessages().isEmpty();
        if (reachable) {
            DatabaseCheck.check(config, problems);
        }
        problems.byKey().forEach((key, sentences) -> List.copyOf(sentences).forEach(byKey.get(key)::addErrorMessage));
        return values;
    }
}
