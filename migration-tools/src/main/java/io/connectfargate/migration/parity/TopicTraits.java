package io.connectfargate.migration.parity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What decides how a topic can be compared.
 *
 * @param compacted whether the log cleaner removes older records of a key
 * @param deleted whether age or size remove records
 * @param ownTimestamps whether the broker sets timestamps ({@code LogAppendTime})
 * @param known false if this login may not read the topic's configuration: then the rest is Kafka's default
 */
record TopicTraits(boolean compacted, boolean deleted, boolean ownTimestamps, boolean known) {
    static final TopicTraits UNKNOWN = new TopicTraits(false, true, false, false);

    /** Of a topic and its copy: what holds for one of them holds for the comparison. */
    TopicTraits and(TopicTraits other) {
        return new TopicTraits(
                compacted || other.compacted,
                deleted || other.deleted,
                ownTimestamps || other.ownTimestamps,
                known && other.known);
    }

    /** Of each of these topics. */
    static Map<String, TopicTraits> of(Admin admin, Set<String> topics) throws InterruptedException {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<String, TopicTraits> traits = new HashMap<>();
        for (Map.Entry<ConfigResource, KafkaFuture<Config>> answer :
                admin.describeConfigs(resources).values().entrySet()) {
            traits.put(answer.getKey().name(), of(answer.getValue()));
        }
        return traits;
    }

    private static TopicTraits of(KafkaFuture<Config> answer) throws InterruptedException {
        try {
            Config config = answer.get();
            String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
            String timestamps =
                    config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value();
            return new TopicTraits(
                    policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT),
                    policy.contains(TopicConfig.CLEANUP_POLICY_DELETE),
                    "LogAppendTime".equals(timestamps),
                    true);
        } catch (ExecutionException e) {
            return UNKNOWN;
        }
    }
}
