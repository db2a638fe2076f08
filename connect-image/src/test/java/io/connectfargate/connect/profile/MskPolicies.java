package io.connectfargate.connect.profile;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.server.policy.AlterConfigPolicy;
import org.apache.kafka.server.policy.CreateTopicPolicy;

/** An embedded broker that accepts the properties of topics that MSK Express accepts, as AWS lists them, and no others. */
final class MskPolicies {
    /** Not read from the product: it is what the product has to match. */
    private static final Set<String> EXPRESS = Set.of(
            "cleanup.policy",
            "compression.type",
            "delete.retention.ms",
            "max.message.bytes",
            "message.timestamp.after.max.ms",
            "message.timestamp.before.max.ms",
            "message.timestamp.type",
            "min.compaction.lag.ms",
            "max.compaction.lag.ms",
            "retention.bytes",
            "retention.ms");

    private MskPolicies() {}

    static Map<String, String> express() {
        return Map.of(
                "create.topic.policy.class.name", OnCreate.class.getName(),
                "alter.config.policy.class.name", OnAlter.class.getName(),
                "auto.create.topics.enable", "false",
                "log.message.timestamp.before.max.ms", "86400000",
                "log.message.timestamp.after.max.ms", "86400000",
                "min.insync.replicas", "2");
    }

    /** A cluster that has no room for a topic of many partitions. */
    static Map<String, String> fewPartitions() {
        return Map.of("create.topic.policy.class.name", Room.class.getName());
    }

    /** Rejects what the broker does not create for itself. */
    public static final class Room implements CreateTopicPolicy {
        @Override
        public void validate(RequestMetadata request) {
            if (request.numPartitions() != null && request.numPartitions() > 100) {
                throw new PolicyViolationException("The quota of partitions is exceeded");
            }
        }

        @Override
        public void configure(Map<String, ?> settings) {
            // It has none.
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }

    /** Brokers create their own topics through both policies, too, with properties that no client may set. */
    private static void check(String topic, Collection<String> settings) {
        settings.stream()
                .filter(setting -> !topic.startsWith("__") && !EXPRESS.contains(setting))
                .findFirst()
                .ifPresent(setting -> {
                    throw new PolicyViolationException("Express brokers do not accept " + setting);
                });
    }

    /** When a topic is created. */
    public static final class OnCreate implements CreateTopicPolicy {
        @Override
        public void validate(RequestMetadata request) {
            check(request.topic(), request.configs().keySet());
        }

        @Override
        public void configure(Map<String, ?> settings) {
            // It has none.
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }

    /** When its properties are changed. */
    public static final class OnAlter implements AlterConfigPolicy {
        @Override
        public void validate(RequestMetadata request) {
            check(request.resource().name(), request.configs().keySet());
        }

        @Override
        public void configure(Map<String, ?> settings) {
            // It has none.
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}
