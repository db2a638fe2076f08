package io.connectfargate.migration.cluster;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Kafka's clients, whose logins a connector may configure apart. */
enum ClientKind {
    ADMIN,
    CONSUMER,
    PRODUCER;

    private static final Set<String> FOR_SOME = forSome();

    /** What the properties of this kind begin with in a connector or a worker: {@code admin.}. */
    String prefix() {
        return name().toLowerCase(Locale.ROOT) + ".";
    }

    /**
     * What any kind of client may have: address, login, connections, and properties that Kafka does not know, which may be a login
     * class's own. A connector's {@code fetch.min.bytes} or a consumer's {@code group.id} is not for the clients of these tools.
     */
    static Map<String, Object> common(Map<String, ?> settings) {
        Map<String, Object> common = new TreeMap<>(settings);
        common.keySet().removeAll(FOR_SOME);
        // Its MBeans and reporters are the worker's.
        common.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        common.remove(CommonClientConfigs.CLIENT_ID_CONFIG);
        return common;
    }

    /** The properties that Kafka knows for some kinds of clients and not for all. */
    private static Set<String> forSome() {
        Set<String> some = new HashSet<>(AdminClientConfig.configNames());
        some.addAll(ConsumerConfig.configNames());
        some.addAll(ProducerConfig.configNames());
        Set<String> all = new HashSet<>(AdminClientConfig.configNames());
        all.retainAll(ConsumerConfig.configNames());
        all.retainAll(ProducerConfig.configNames());
        some.removeAll(all);
        return Set.copyOf(some);
    }
}
