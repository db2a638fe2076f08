package io.connectfargate.system.records;

import io.connectfargate.system.engine.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A topic on one of the clusters.
 *
 * @param cluster as the test reaches it
 */
public record Topic(Cluster cluster, String name, int partitions) {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Creates it with one replica; old records stay, as the tests write some. */
    public Topic create() {
        try (Admin admin = admin(cluster)) {
            NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(Map.of("retention.ms", "-1"));
            admin.createTopics(List.of(topic)).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    public boolean exists() {
        try (Admin admin = admin(cluster)) {
            return admin.listTopics().names().get().contains(name);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<TopicPartition> all() {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(name, partition))
                .toList();
    }

    /** A consumer that has seen nothing yet; it reads committed records only. */
    public KafkaConsumer<byte[], byte[]> consumer(String group) {
        Map<String, Object> config = new HashMap<>(cluster.client());
        config.put("group.id", group);
        config.put("enable.auto.commit", "false");
        config.put("auto.offset.reset", "earliest");
        config.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** What it holds, in partition order; nothing if it doesn't exist. */
    public List<Entry> entries() {
        return records().stream().map(Entry::of).toList();
    }

    /** The offset after the last record of each partition: where a group that has read all resumes. */
    public Map<TopicPartition, Long> next() {
        return records().stream()
                .collect(Collectors.toMap(
                        record -> new TopicPartition(record.topic(), record.partition()),
                        record -> record.offset() + 1,
                        Math::max));
    }

    private List<ConsumerRecord<byte[], byte[]>> records() {
        if (!exists()) {
            return List.of();
        }
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer("reader-of-the-test")) {
            for (TopicPartition partition : all()) {
                consumer.assign(Set.of(partition));
                consumer.seekToBeginning(Set.of(partition));
                long end = consumer.endOffsets(Set.of(partition)).get(partition);
                Deadline deadline = new Deadline();
                while (consumer.position(partition) < end) {
                    deadline.check(partition + " is read to offset " + end);
                    consumer.poll(POLL).forEach(records::add);
                }
            }
        }
        return records;
    }

    public static Admin admin(Cluster cluster) {
        return Admin.create(cluster.client());
    }
}
