package io.connectfargate.quickstart.offsets;

import io.connectfargate.migration.logs.ClusterLogs;
import io.connectfargate.migration.logs.CopiedOffsets;
import io.connectfargate.migration.logs.OffsetSyncs;
import io.connectfargate.migration.logs.StoredPairs;
import io.connectfargate.migration.logs.TopicTraits;
import io.connectfargate.migration.mapping.Answer;
import io.connectfargate.migration.mapping.CopiedPartition;
import io.connectfargate.migration.mapping.Limits;
import io.connectfargate.migration.mapping.OffsetFinder;
import io.connectfargate.migration.mapping.OffsetPair;
import io.connectfargate.migration.mapping.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Finds offsets with what a cleaned topic of offset syncs would have left. */
record FoundOffsets(MirroredClusters clusters) {
    /** Those of the product, but that a topic of 5,000 records has offsets far from any pair. */
    private static final Limits LIMITS = new Limits(
            500, Limits.DEFAULT.window(), Limits.DEFAULT.walk(), Limits.DEFAULT.align(), Limits.DEFAULT.search());

    /** Which stored pairs there are. */
    enum Pairs {
        ALL,
        NEWEST,
        NONE
    }

    List<Answer> find(TopicPartition partition, SortedSet<Long> wanted, Pairs pairs) throws Exception {
        Map<String, TopicTraits> source = TopicTraits.read(clusters.sourceAdmin, Set.of(partition.topic()));
        Map<String, TopicTraits> target = TopicTraits.read(clusters.targetAdmin, Set.of(partition.topic()));
        boolean times = target.get(partition.topic()).keepsTimestamps();
        boolean compacted = source.get(partition.topic()).isCompacted()
                || target.get(partition.topic()).isCompacted();
        long copied = new CopiedOffsets(clusters.rest, "msksource").read().get(partition);
        try (KafkaConsumer<byte[], byte[]> from = consumer(clusters.source.bootstrapServers());
                KafkaConsumer<byte[], byte[]> to = consumer(clusters.target.bootstrapServers())) {
            Set<TopicPartition> timed = times ? Set.of(partition) : Set.of();
            ClusterLogs copies = new ClusterLogs(to);
            CopiedPartition logs = new CopiedPartition(
                    new ClusterLogs(from).open(Set.of(partition), timed).get(partition),
                    copies.open(Set.of(partition), timed).get(partition),
                    copied,
                    true,
                    compacted,
                    true);
            StoredPairs stored = new OffsetSyncs(copies, "mm2-offset-syncs.msksource.internal")
                    .read(Map.of(partition, wanted), records -> {})
                    .get(partition);
            return new OffsetFinder(logs, LIMITS).find(left(stored, pairs));
        }
    }

    private static List<Question> left(StoredPairs stored, Pairs pairs) {
        return switch (pairs) {
            case ALL -> stored.questions();
            case NONE -> StoredPairs.none(offsets(stored)).questions();
            case NEWEST -> {
                OffsetPair newest = stored.newest().orElseThrow();
                yield offsets(stored).stream()
                        .map(offset -> newest.source() <= offset
                                ? new Question(offset, Optional.of(newest), Optional.empty())
                                : new Question(offset, Optional.empty(), Optional.of(newest)))
                        .toList();
            }
        };
    }

    private static List<Long> offsets(StoredPairs stored) {
        return stored.questions().stream().map(Question::offset).toList();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
        Map<String, Object> properties = new HashMap<>(ClusterLogs.consumerProperties());
        properties.putAll(Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "none"));
        properties.put("enable.auto.commit", false);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
