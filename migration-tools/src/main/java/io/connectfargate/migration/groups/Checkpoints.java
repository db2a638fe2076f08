package io.connectfargate.migration.groups;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.cluster.ClusterSettings;
import java.nio.BufferUnderflowException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.protocol.types.SchemaException;
import org.apache.kafka.connect.mirror.Checkpoint;
import org.apache.kafka.connect.mirror.ReplicationPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MirrorMaker's checkpoints on a target, read whole: Kafka's own client answers with what it has after a time, which may be old.
 *
 * @param topic they are in
 * @param target the cluster
 * @param patience how long a topic that is not at its end may give no record
 */
record Checkpoints(String topic, ClusterSettings target, Duration patience) {
    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /**
     * The newest checkpoint of each partition of each group.
     *
     * @throws Failure if the topic does not exist, or not all of it could be read
     */
    Map<String, Map<TopicPartition, OffsetAndMetadata>> read(
            Admin admin, ReplicationPolicy policy, Predicate<String> wanted)
            throws ExecutionException, InterruptedException {
        requireTopic(admin, policy);
        Map<String, Map<TopicPartition, OffsetAndMetadata>> offsets = new TreeMap<>();
        try (Consumer<byte[], byte[]> consumer = target.openConsumer(Map.of("isolation.level", "read_committed"))) {
            List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            long end = consumer.endOffsets(partition).get(partition.get(0));
            long last = System.nanoTime();
            while (consumer.position(partition.get(0)) < end) {
                var records = consumer.poll(POLL);
                records.forEach(record -> add(record, wanted, offsets));
                if (!records.isEmpty()) {
                    last = System.nanoTime();
                } else if (System.nanoTime() - last > patience.toNanos()) {
                    throw new TimeoutException("topic " + topic + " was read to offset "
                            + consumer.position(partition.get(0)) + " of " + end + " only");
                }
            }
        }
        return offsets;
    }

    private static void add(
            ConsumerRecord<byte[], byte[]> record,
            Predicate<String> wanted,
            Map<String, Map<TopicPartition, OffsetAndMetadata>> offsets) {
        if (record.key() == null || record.value() == null) {
            // Not MirrorMaker's.
            return;
        }
        try {
            Checkpoint checkpoint = Checkpoint.deserializeRecord(record);
            if (wanted.test(checkpoint.consumerGroupId())) {
                offsets.computeIfAbsent(checkpoint.consumerGroupId(), group -> new HashMap<>())
                        // No leader epoch: one of the source would stall consumers on the target.
                        .put(
                                checkpoint.topicPartition(),
                                new OffsetAndMetadata(checkpoint.downstreamOffset(), checkpoint.metadata()));
            }
        } catch (SchemaException | BufferUnderflowException e) {
            log.warn("Offset {} of {} holds no checkpoint, and is left out", record.offset(), record.topic());
        }
    }

    private void requireTopic(Admin admin, ReplicationPolicy policy) throws ExecutionException, InterruptedException {
        Set<String> topics = admin.listTopics().names().get();
        if (!topics.contains(topic)) {
            String found = topics.stream()
                    .filter(policy::isCheckpointsTopic)
                    .collect(Collectors.toCollection(TreeSet::new))
                    .toString();
            throw new Failure(
                    ExitCode.NOT_VERIFIED,
                    "Topic " + topic
                            + " does not exist on the target, or may not be described. Topics of checkpoints there: "
                            + found + ". Check -src, -rps and -rpc, and that MirrorMaker's checkpoint connector runs.");
        }
    }
}
