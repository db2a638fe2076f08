package io.connectfargate.connect;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the worker's configuration once, without its secrets. */
final class EffectiveConfiguration {
    private static final Logger log = LoggerFactory.getLogger(EffectiveConfiguration.class);
    private static final Set<String> SECRET_NAMES = secretNames();

    private EffectiveConfiguration() {}

    static void log(Map<String, String> properties) {
        log.info("Worker configuration:{}", masked(properties));
    }

    /** One line per property, sorted by name. */
    static String masked(Map<String, String> properties) {
        return new TreeMap<>(properties)
                .entrySet().stream()
                        .map(entry -> "\n\t" + entry.getKey() + " = " + shown(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
    }

    private static String shown(String name, String value) {
        boolean secret = SECRET_NAMES.stream().anyMatch(name::endsWith)
                || name.matches("(?i).*(password|secret|token|credential|certificate).*");
        return secret ? "[hidden]" : value;
    }

    /** Kafka types its secrets as PASSWORD. */
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
