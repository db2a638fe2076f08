package io.connectfargate.connect.security;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;

/**
 * Kafka's provider for {@code ${env:NAME}}, for values as ECS hands them over.
 *
 * <p>PEM text gets its line breaks back. {@code ${env:jaas:NAME}} is the same value for between the quotes of a JAAS line, where
 * a {@code "} or a {@code \} in a password would end the value or vanish.
 *
 * <p>It reads what {@link ReadableNames} lists, which no parameter widens.
 */
public final class EnvironmentVariables extends EnvVarConfigProvider {
    private static final String JAAS = "jaas";

    private Predicate<String> limit = name -> false;

    /** Reads this process's environment. */
    public EnvironmentVariables() {
        this(System.getenv());
    }

    /** @param environment what to read instead of this process's */
    public EnvironmentVariables(Map<String, String> environment) {
        super(environment.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Pem.withLineBreaks(entry.getValue()))));
    }

    /** @param configs {@code allowlist.pattern} may narrow what can be read, and does nothing else */
    @Override
    public void configure(Map<String, ?> configs) {
        limit = ReadLimits.variables();
        super.configure(
                configs.containsKey(ALLOWLIST_PATTERN_CONFIG) ? configs : Map.of(ALLOWLIST_PATTERN_CONFIG, ".*"));
    }

    @Override
    public ConfigData get(String path, Set<String> keys) {
        boolean jaas = JAAS.equals(path);
        return new ConfigData(super.get(jaas ? null : path, keys).data().entrySet().stream()
                .filter(entry -> limit.test(entry.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> jaas ? JaasText.escaped(entry.getValue()) : entry.getValue())));
    }
}
