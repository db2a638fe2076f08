package io.connectfargate.migration.takeover;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.cluster.Clusters;
import io.connectfargate.migration.logs.ClusterLogs;
import io.connectfargate.migration.logs.OffsetRecords;
import io.connectfargate.migration.logs.OffsetsStore;
import io.connectfargate.migration.logs.OffsetsTopic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Reads what a tool has stored, from its group on the source and its offsets topic on the target.
 *
 * @param source an admin client
 * @param target an admin client
 */
record StoredOffsetsReader(Clusters clusters, Admin source, Admin target) {
    /** @throws Failure if there is no such topic, or it cannot be read */
    StoredOffsets read(OldTool tool) throws InterruptedException {
        Map<TopicPartition, Long> committed =
                tool.sourceGroup().isPresent() ? committed(tool.sourceGroup().get()) : Map.of();
        if (tool.offsets().isEmpty()) {
            return new StoredOffsets(committed, Map.of(), Map.of(), List.of());
        }
        OffsetsStore store = tool.offsets().get();
        List<String> warnings = new ArrayList<>();
        cleanup(store.topic())
                .filter(policy -> !policy.equals("compact"))
                .ifPresent(
                        policy -> warnings.add(
                                "Topic " + store.topic() + " has cleanup.policy=" + policy
                                        + ": offsets that were not stored again within its retention are lost. Connect rejects such a topic."));
        OffsetRecords records = records(store);
        return new StoredOffsets(records.next(), committed, records.skipped(), warnings);
    }

    /** A topic's cleanup policy; empty if the topic does not exist. */
    Optional<String> cleanup(String topic) throws InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        boolean exists = get(target.listTopics().names(), Set.<String>of(), "The list of topics of the target")
                .contains(topic);
        if (!exists) {
            return Optional.empty();
        }
        Map<ConfigResource, Config> configs =
                get(target.describeConfigs(List.of(resource)).all(), Map.of(), "The configuration of " + topic);
        return Optional.of(configs.get(resource).get("cleanup.policy").value());
    }

    private Map<TopicPartition, Long> committed(String group) throws InterruptedException {
        // Stable: the group's transactions may be about to commit some.
        Map<TopicPartition, OffsetAndMetadata> offsets = get(
                source.listConsumerGroupOffsets(group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                        .partitionsToOffsetAndMetadata(),
                Map.of(),
                "The offsets of group " + group + " on the source");
        Map<TopicPartition, Long> committed = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                committed.put(partition, offset.offset());
            }
        });
        return committed;
    }

    private OffsetRecords records(OffsetsStore store) {
        try (Consumer<byte[], byte[]> consumer = clusters.target().openConsumer(ClusterLogs.consumerProperties())) {
            return new OffsetsTopic(new ClusterLogs(consumer), store).committed();
        }
    }

    /** A response; {@code absent} for a group that does not exist. */
    static <T> T get(KafkaFuture<T> future, T absent, String what) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return absent;
            }
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    what + " cannot be read: " + e.getCause().getMessage());
        }
    }
}
