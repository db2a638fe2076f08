package io.connectfargate.migration.takeover;

import io.connectfargate.migration.cluster.Clusters;
import io.connectfargate.migration.logs.ClusterLogs;
import io.connectfargate.migration.logs.TopicTraits;
import io.connectfargate.migration.mapping.PartitionLog;
import io.connectfargate.migration.output.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds where the copying of each partition begins.
 *
 * @param stored what the old tool has stored
 * @param rules decide
 * @param trusted topics whose stored offsets are used without comparing records
 * @param limit so many offsets of a source partition are searched
 */
record StartOffsets(Clusters clusters, StoredOffsets stored, StartRules rules, Set<String> trusted, long limit) {
    /** Both sides of the partitions that a search is about. */
    private record Logs(
            Map<TopicPartition, PartitionLog> source,
            Map<TopicPartition, PartitionLog> target,
            Map<TopicPartition, PartitionLog> sourceWithoutTimes,
            Map<TopicPartition, PartitionLog> targetWithoutTimes,
            Set<String> targetTopics) {}

    /**
     * What was found.
     *
     * @param starts in the order of topics and numbers
     * @param ends of the copies, by the names that they have on the target
     */
    record Found(List<StartOffset> starts, Map<TopicPartition, Long> ends) {}

    /**
     * Reads both clusters.
     *
     * @param topics of the source, which the connector copies
     */
    Found find(Set<String> topics, Admin source, Admin target, Progress progress) throws InterruptedException {
        Map<String, TopicTraits> sources = TopicTraits.read(source, topics);
        Map<String, TopicTraits> copies = TopicTraits.read(
                target, topics.stream().map(clusters.names()::copyOf).collect(Collectors.toSet()));
        List<TopicPartition> partitions = sources.entrySet().stream()
                .flatMap(topic -> IntStream.range(0, topic.getValue().partitions())
                        .mapToObj(number -> new TopicPartition(topic.getKey(), number)))
                .sorted(StoredOffsets.ORDER)
                .toList();
        progress.total(partitions.size());
        List<StartOffset> starts = new ArrayList<>();
        try (Consumer<byte[], byte[]> from = clusters.source().openConsumer(ClusterLogs.consumerProperties());
                Consumer<byte[], byte[]> to = clusters.target().openConsumer(ClusterLogs.consumerProperties())) {
            Set<String> targetTopics = to.listTopics().keySet();
            Logs logs = open(partitions, copies, targetTopics, new ClusterLogs(from), new ClusterLogs(to));
            for (TopicPartition partition : partitions) {
                TopicTraits copy = copies.get(copy(partition).topic());
                boolean compacted = sources.get(partition.topic()).isCompacted() || copy != null && copy.isCompacted();
                starts.add(crossChecked(find(partition, logs, compacted)));
                progress.step(1);
            }
            Map<TopicPartition, Long> ends = new HashMap<>();
            logs.target().forEach((copy, log) -> ends.put(copy, log.end()));
            return new Found(starts, ends);
        }
    }

    private Logs open(
            List<TopicPartition> partitions,
            Map<String, TopicTraits> copies,
            Set<String> targetTopics,
            ClusterLogs from,
            ClusterLogs to) {
        Set<TopicPartition> existing = new HashSet<>();
        Set<TopicPartition> timed = new HashSet<>();
        Set<TopicPartition> timedCopies = new HashSet<>();
        for (TopicPartition partition : partitions) {
            TopicPartition copy = copy(partition);
            TopicTraits traits = copies.get(copy.topic());
            if (traits != null && copy.partition() < traits.partitions()) {
                existing.add(copy);
                if (traits.keepsTimestamps()) {
                    timed.add(partition);
                    timedCopies.add(copy);
                }
            }
        }
        return new Logs(
                from.open(partitions, timed),
                to.open(existing, timedCopies),
                from.open(partitions, Set.of()),
                to.open(existing, Set.of()),
                targetTopics);
    }

    private StartOffset find(TopicPartition partition, Logs logs, boolean compacted) {
        OptionalLong next = stored.next().containsKey(partition)
                ? OptionalLong.of(stored.next().get(partition))
                : OptionalLong.empty();
        TopicPartition copy = copy(partition);
        PartitionLog source = logs.source().get(partition);
        if (trusted.contains(partition.topic())) {
            return rules.trusted(partition, next, source);
        }
        if (!logs.target().containsKey(copy)) {
            // As Kafka's own policy names it: alias, separator, topic.
            Optional<String> similar = logs.targetTopics().stream()
                    .filter(name -> name.endsWith("." + partition.topic()))
                    .findFirst();
            return rules.withoutCopy(partition, next, "partition " + copy, similar);
        }
        TailSearch search = new TailSearch(source, logs.target().get(copy), limit);
        TailSearch.Tail tail = search.find(next, compacted);
        if (tail.records() > 0 && tail.places() == 0 && !tail.agrees()) {
            // The old tool may have written timestamps of its own.
            search = new TailSearch(
                    logs.sourceWithoutTimes().get(partition),
                    logs.targetWithoutTimes().get(copy),
                    limit);
            tail = search.find(next, compacted);
        }
        return rules.decide(partition, next, search, tail);
    }

    /** A tool's group has to say the same as its offsets, unless the records themselves say which is right. */
    private StartOffset crossChecked(StartOffset start) {
        Long committed = stored.committed().get(start.partition());
        boolean compared = start.evidence() == StartOffset.Evidence.CONFIRMED
                || start.evidence() == StartOffset.Evidence.CORRECTED;
        if (committed == null
                || compared
                || start.isRejected()
                || committed == start.next().orElseThrow()) {
            return start;
        }
        return StartOffset.rejected(
                start.partition(),
                start.stored(),
                "the offsets topic says " + start.next().getAsLong() + ", and the group on the source " + committed
                        + ". Start the old tool once more and stop it by SIGTERM, which stores both.");
    }

    private TopicPartition copy(TopicPartition partition) {
        return new TopicPartition(clusters.names().copyOf(partition.topic()), partition.partition());
    }

    /** The ends of the copies now, by the names that they have on the target. */
    static Map<TopicPartition, Long> ends(Clusters clusters, Set<TopicPartition> copies) {
        try (Consumer<byte[], byte[]> consumer = clusters.target().openConsumer(ClusterLogs.consumerProperties())) {
            return new HashMap<>(consumer.endOffsets(copies));
        }
    }
}
