package io.connectfargate.connect.advice;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The properties of Kafka's clients. */
final class ClientKeys {
    /** Lists that Kafka's definitions do not distinguish from lists of other things. */
    private static final Set<String> LISTS =
            Set.of("interceptor.classes", "metric.reporters", "partition.assignment.strategy");

    /** Of any client. */
    static final Set<String> NAMES = names(key -> true);

    /** Those whose value is the name of a class, or a list of such names. */
    static final Set<String> CLASSES = names(key -> key.type == ConfigDef.Type.CLASS || LISTS.contains(key.name));

    private ClientKeys() {}

    private static Set<String> names(Predicate<ConfigDef.ConfigKey> wanted) {
        return Stream.of(AdminClientConfig.configDef(), ConsumerConfig.configDef(), ProducerConfig.configDef())
                .map(ConfigDef::configKeys)
                .map(Map::values)
                .flatMap(keys -> keys.stream().filter(wanted).map(key -> key.name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
