package io.connectfargate.connect.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.config.internals.BrokerSecurityConfigs;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;

/** The property names that a distributed worker reads, as Kafka's own definitions give them. */
final class KnownProperties {
    /** Below these a plugin decides what it reads. */
    private static final Set<String> FREE_PREFIXES =
            Set.of("config.providers.", "header.converter.", "key.converter.", "metrics.context.", "value.converter.");

    private final Set<String> names = new TreeSet<>();

    KnownProperties() {
        names.addAll(worker().values().keySet());
        addWithPrefix("producer.", ProducerConfig.configNames());
        addWithPrefix("consumer.", ConsumerConfig.configNames());
        addWithPrefix("admin.", AdminClientConfig.configNames());
        addWithPrefix("listeners.https.", sslNames());
        addWithPrefix("admin.listeners.https.", sslNames());
        for (String storage : Set.of("config.storage.", "offset.storage.", "status.storage.")) {
            addWithPrefix(storage, topicNames());
        }
    }

    /** Whether Kafka itself defines it. */
    boolean defines(String property) {
        return names.contains(property);
    }

    /** Whether something may read it: Kafka, or a plugin below a prefix of its own. */
    boolean contains(String property) {
        return defines(property) || FREE_PREFIXES.stream().anyMatch(property::startsWith);
    }

    /** The known name with the fewest edits between; the first in the alphabet among equals. */
    String nearest(String property) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String best = "";
        int fewest = Integer.MAX_VALUE;
        for (String name : names) {
            int edits = distance.apply(property, name);
            if (edits < fewest) {
                fewest = edits;
                best = name;
            }
        }
        return best;
    }

    private void addWithPrefix(String prefix, Collection<String> suffixes) {
        suffixes.forEach(suffix -> names.add(prefix + suffix));
    }

    /** Kafka keeps the definition private; an instance with just the required values shows its names. */
    private static DistributedConfig worker() {
        Map<String, String> required = new HashMap<>(Defaults.of("any"));
        required.keySet().removeIf(name -> name.startsWith("config.providers"));
        required.put("bootstrap.servers", "localhost:9092");
        required.put("group.id", "any");
        return new DistributedConfig(required);
    }

    private static Set<String> sslNames() {
        ConfigDef definition = new ConfigDef();
        SslConfigs.addClientSslSupport(definition);
        Set<String> names = new TreeSet<>(definition.names());
        names.add(BrokerSecurityConfigs.SSL_CLIENT_AUTH_CONFIG);
        return names;
    }

    private static Set<String> topicNames() {
        return Arrays.stream(TopicConfig.class.getFields())
                .filter(field -> field.getName().endsWith("_CONFIG"))
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.toSet());
    }
}
