package io.connectfargate.connect.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * A worker's configuration for people, without its secrets: only values of properties that Kafka defines, and of
 * {@link #PREFLIGHT}, are shown.
 */
public final class EffectiveConfiguration {
    /** Ours, and no secret: what the worker's REST extension does about a connector that cannot work. */
    public static final String PREFLIGHT = "preflight";

    private static final KnownProperties KNOWN = new KnownProperties();
    private static final Set<String> SECRET_NAMES = secretNames();

    private EffectiveConfiguration() {}

    /** One line per property, sorted by name, each after a line break and a tab. */
    public static String masked(Map<String, String> properties) {
        return new TreeMap<>(properties)
                .entrySet().stream()
                        .map(entry -> "\n\t" + entry.getKey() + " = "
                                + (isShown(entry.getKey()) ? entry.getValue() : "[hidden]"))
                        .collect(Collectors.joining());
    }

    private static boolean isShown(String name) {
        boolean provider = name.matches("config\\.providers\\..*\\.(class|param\\.allow(list\\.pattern|ed\\.paths))");
        return provider
                || name.equals(PREFLIGHT)
                || KNOWN.defines(name) && SECRET_NAMES.stream().noneMatch(name::endsWith);
    }

    /** Kafka types its secrets as PASSWORD; certificates are no secret, but a page long. */
    private static Set<String> secretNames() {
        Set<String> names = new TreeSet<>();
        for (ConfigDef definition :
                Set.of(AdminClientConfig.configDef(), ConsumerConfig.configDef(), ProducerConfig.configDef())) {
            definition.configKeys().values().stream()
                    .filter(key -> key.type == ConfigDef.Type.PASSWORD)
                    .forEach(key -> names.add(key.name));
        }
        return names;
    }
}
