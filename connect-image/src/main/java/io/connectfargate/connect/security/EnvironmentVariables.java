package io.connectfargate.connect.security;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;

/**
 * Kafka's provider for {@code ${env:NAME}}, for values as ECS hands them over.
 *
 * <p>PEM text gets its line breaks back. {@code ${env:jaas:NAME}} is the same value for between the quotes of a JAAS line, where
 * a {@code "} or a {@code \} in a password would end the value or vanish.
 */
public final class EnvironmentVariables extends EnvVarConfigProvider {
    private static final String JAAS = "jaas";

    /** Reads this process's environment. */
    public EnvironmentVariables() {
        this(System.getenv());
    }

    /** @param environment what to read instead of this process's */
    public EnvironmentVariables(Map<String, String> environment) {
        super(environment.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Pem.withLineBreaks(entry.getValue()))));
    }

    @Override
    public ConfigData get(String path, Set<String> keys) {
        if (!JAAS.equals(path)) {
            return super.get(path, keys);
        }
        return new ConfigData(super.get(null, keys).data().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> JaasText.escaped(entry.getValue()))));
    }
}
