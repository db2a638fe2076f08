package io.connectfargate.migration.logs;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What decides how a topic's copies are compared.
 *
 * @param partitions their number
 * @param isCompacted whether its cleanup policy has {@code compact} now
 * @param keepsTimestamps whether records keep the timestamps that they are sent with
 */
public record TopicTraits(int partitions, boolean isCompacted, boolean keepsTimestamps) {
    /** Of each of the topics that exists. */
    public static Map<String, TopicTraits> read(Admin admin, Collection<String> topics) throws InterruptedException {
        Map<String, Integer> partitions = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
                admin.describeTopics(topics).topicNameValues().entrySet()) {
            existing(topic.getKey(), topic.getValue())
                    .ifPresent(found ->
                            partitions.put(topic.getKey(), found.partitions().size()));
        }
        Map<String, TopicTraits> facts = new HashMap<>();
        for (Map.Entry<ConfigResource, KafkaFuture<Config>> config : admin.describeConfigs(partitions.keySet().stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList())
                .values()
                .entrySet()) {
            String topic = config.getKey().name();
            existing(topic, config.getValue())
                    .ifPresent(found -> facts.put(
                            topic,
                            new TopicTraits(
                                    partitions.get(topic),
                                    value(found, "cleanup.policy").contains("compact"),
                                    !value(found, "message.timestamp.type").equals("LogAppendTime"))));
        }
        return facts;
    }

    private static String value(Config config, String name) {
        return Optional.ofNullable(config.get(name)).map(ConfigEntry::value).orElse("");
    }

    private static <T> Optional<T> existing(String topic, KafkaFuture<T> future) throws InterruptedException {
        try {
            return Optional.of(future.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    "Topic " + topic + " cannot be described: " + e.getCause().getMessage()
                            + " Required: DESCRIBE and DESCRIBE_CONFIGS on the topic.");
        }
    }
}
