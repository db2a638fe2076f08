package io.connectfargate.migration.groups;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Consumer groups of a target. */
record TargetGroups(Admin admin) {
    /**
     * Why a group's offsets must not be set now; empty if it has no members or does not exist.
     *
     * @param listed all groups of the cluster, by name
     */
    static Optional<String> obstacle(String group, Map<String, GroupListing> listed) {
        GroupListing listing = listed.get(group);
        if (listing == null) {
            return Optional.empty();
        }
        GroupState state = listing.groupState().orElse(GroupState.UNKNOWN);
        if (state == GroupState.EMPTY || state == GroupState.DEAD) {
            return Optional.empty();
        }
        return Optional.of(
                "It is " + state + " on the target: it has members there, whose offsets are not overwritten.");
    }

    /** All groups by name, absent ones are in no list. */
    Map<String, GroupListing> listed() throws ExecutionException, InterruptedException {
        Map<String, GroupListing> listed = new HashMap<>();
        admin.listGroups().all().get().forEach(group -> listed.put(group.groupId(), group));
        return listed;
    }

    /** The offsets that a group has, those of pending transactions awaited. */
    Map<TopicPartition, OffsetAndMetadata> offsets(String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        try {
            admin.listConsumerGroupOffsets(
                            Map.of(group, new ListConsumerGroupOffsetsSpec()),
                            new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata(group)
                    .get()
                    .forEach((partition, offset) -> {
                        // One that has none may be listed with null.
                        if (offset != null) {
                            offsets.put(partition, offset);
                        }
                    });
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
        return offsets;
    }

    /** The end offsets of those partitions that exist. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        Set<String> topics = new HashSet<>();
        partitions.forEach(partition -> topics.add(partition.topic()));
        topics.retainAll(admin.listTopics().names().get());
        Set<TopicPartition> existing = new HashSet<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(partition -> existing.add(new TopicPartition(topic.name(), partition.partition()))));
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.stream().filter(existing::contains).forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /**
     * Sets offsets; brokers may accept some partitions and not others.
     *
     * @return why a partition's offset was not accepted
     */
    Map<TopicPartition, String> set(String group, Map<TopicPartition, OffsetAndMetadata> offsets)
            throws InterruptedException {
        AlterConsumerGroupOffsetsResult result = admin.alterConsumerGroupOffsets(group, offsets);
        Map<TopicPartition, String> rejected = new HashMap<>();
        for (TopicPartition partition : offsets.keySet()) {
            KafkaFuture<Void> one = result.partitionResult(partition);
            try {
                one.get();
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                rejected.put(
                        partition,
                        cause instanceof KafkaException && cause.getMessage() != null
                                ? cause.getMessage()
                                : String.valueOf(cause));
            }
        }
        return rejected;
    }
}
