package io.connectfargate.quickstart.offsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.migration.mapping.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Which record of the source each record of the target is, noted before anything is deleted on either side. */
final class CopiedRecords {
    /** Each reads thousands of records, which takes from the worker what it needs to copy them. */
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

    private final Map<TopicPartition, Map<Long, Long>> sources = new HashMap<>();
    private final MirroredClusters clusters;

    CopiedRecords(MirroredClusters clusters) {
        this.clusters = clusters;
    }

    /** Waits until all is copied, and notes the pairs: the n-th record is the n-th copy, and they are equal. */
    void awaitAll(List<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            List<ConsumerRecord<String, String>> written = read(clusters.source.bootstrapServers(), partition);
            List<ConsumerRecord<String, String>> copied = new ArrayList<>();
            await().atMost(Duration.ofMinutes(2)).pollInterval(BETWEEN_READS).until(() -> {
                copied.clear();
                copied.addAll(read(clusters.target.bootstrapServers(), partition));
                return copied.size() >= written.size();
            });
            Map<Long, Long> pairs = new HashMap<>();
            for (int i = 0; i < written.size(); i++) {
                assertThat(copied.get(i).value()).isEqualTo(written.get(i).value());
                pairs.put(copied.get(i).offset(), written.get(i).offset());
            }
            assertThat(copied).hasSameSizeAs(written);
            sources.put(partition, pairs);
        }
    }

    /** The number of committed records that a cluster has now. */
    static int count(String bootstrapServers, TopicPartition partition) {
        return read(bootstrapServers, partition).size();
    }

    /**
     * What a group would get that continues at an answer.
     *
     * @param skipped records that it has not read and would not get
     * @param repeated records that it has read and would get again
     */
    record Effect(long skipped, long repeated) {}

    /** Compares each answer with what the target has now. */
    List<Effect> effects(TopicPartition partition, List<Answer> answers) {
        List<long[]> left = new ArrayList<>();
        for (ConsumerRecord<String, String> copy : read(clusters.target.bootstrapServers(), partition)) {
            left.add(new long[] {copy.offset(), sources.get(partition).get(copy.offset())});
        }
        return answers.stream().map(answer -> effect(left, answer)).toList();
    }

    private static Effect effect(List<long[]> left, Answer answer) {
        long target = answer.target().orElseThrow();
        long skipped = left.stream()
                .filter(pair -> pair[0] < target && pair[1] >= answer.source())
                .count();
        long repeated = left.stream()
                .filter(pair -> pair[0] >= target && pair[1] < answer.source())
                .count();
        return new Effect(skipped, repeated);
    }

    private static List<ConsumerRecord<String, String>> read(String bootstrapServers, TopicPartition partition) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "allow.auto.create.topics",
                false,
                "auto.offset.reset",
                "earliest");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            if (!consumer.listTopics().containsKey(partition.topic())) {
                return records;
            }
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }
}
