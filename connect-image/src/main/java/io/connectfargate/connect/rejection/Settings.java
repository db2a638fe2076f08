package io.connectfargate.connect.rejection;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The properties of topics and brokers. */
final class Settings {
    /** A response holds all properties of a topic. */
    static final int BATCH = 200;
    /** Both directions in one, on brokers before 3.6 and on MSK Serverless; Kafka 4 has no constant for it. */
    static final String TIMESTAMP_DIFFERENCE = "message.timestamp.difference.max.ms";

    private Settings() {}

    /**
     * By name, without those that the login may not see or that no longer exist.
     *
     * @throws UnknownException if the cluster does not respond
     */
    static Map<String, Config> of(Side side, ConfigResource.Type type, Collection<String> names)
            throws UnknownException {
        Map<String, Config> settings = new TreeMap<>();
        String what = "the properties of its " + type.name().toLowerCase(Locale.ROOT) + "s";
        List<String> all = List.copyOf(names);
        for (int start = 0; start < all.size(); start += BATCH) {
            List<ConfigResource> batch = all.subList(start, Math.min(start + BATCH, all.size())).stream()
                    .map(name -> new ConfigResource(type, name))
                    .toList();
            Map<ConfigResource, KafkaFuture<Config>> answers =
                    side.admin().describeConfigs(batch).values();
            for (Map.Entry<ConfigResource, KafkaFuture<Config>> answer : answers.entrySet()) {
                try {
                    settings.put(answer.getKey().name(), side.await(answer.getValue(), what));
                } catch (UnknownException e) {
                    if (!isHidden(e.getCause())) {
                        throw e;
                    }
                }
            }
        }
        return settings;
    }

    /** The value in force; null where the cluster has no such property. */
    static String value(Config config, String name) {
        ConfigEntry entry = config == null ? null : config.get(name);
        return entry == null ? null : entry.value();
    }

    /** The same as a number; null where there is none. */
    static Long number(Config config, String name) {
        String value = value(config, name);
        return value == null ? null : Long.valueOf(value);
    }

    private static boolean isHidden(Throwable cause) {
        return cause instanceof AuthorizationException || cause instanceof UnknownTopicOrPartitionException;
    }
}
