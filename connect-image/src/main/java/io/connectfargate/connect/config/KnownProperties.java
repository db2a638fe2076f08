package io.connectfargate.connect.config;

import io.connectfargate.connect.foreign.Spelling;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** Lists of classes; Kafka's definitions call a list of classes a list. */
    private static final Pattern CLASS_LIST =
            Pattern.compile("(.*\\.)?(interceptor\\.classes|metric\\.reporters|partition\\.assignment\\.strategy)"
                    + "|rest\\.extension\\.classes");

    private static final Pattern PROVIDER_CLASS = Pattern.compile("config\\.providers\\.[^.]+\\.class");

    private final Set<String> names = new TreeSet<>();
    private final Set<String> classes = new TreeSet<>();

    KnownProperties() {
        DistributedConfig worker = worker();
        worker.values().keySet().forEach(name -> add(name, worker.typeOf(name)));
        addClient("producer.", ProducerConfig.configDef());
        addClient("consumer.", ConsumerConfig.configDef());
        addClient("admin.", AdminClientConfig.configDef());
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

    /** The known name that was meant, if one is near enough to be that. */
    Optional<String> nearest(String property) {
        return Spelling.nearest(property, names);
    }

    /** Whether its value is the name of a class, or a list of such names. */
    boolean holdsClasses(String property) {
        return classes.contains(property) || PROVIDER_CLASS.matcher(property).matches();
    }

    private void addClient(String prefix, ConfigDef definition) {
        definition.configKeys().forEach((name, key) -> add(prefix + name, key.type));
    }

    private void add(String name, ConfigDef.Type type) {
        names.add(name);
        if (type == ConfigDef.Type.CLASS
                || type == ConfigDef.Type.LIST && CLASS_LIST.matcher(name).matches()) {
            classes.add(name);
        }
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
