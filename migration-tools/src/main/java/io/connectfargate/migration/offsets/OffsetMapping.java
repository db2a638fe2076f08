package io.connectfargate.migration.offsets;

import io.connectfargate.migration.logs.ClusterLogs;
import io.connectfargate.migration.logs.CopyState;
import io.connectfargate.migration.logs.Delivery;
import io.connectfargate.migration.logs.OffsetSyncs;
import io.connectfargate.migration.logs.StoredPairs;
import io.connectfargate.migration.mapping.Answer;
import io.connectfargate.migration.mapping.CopiedPartition;
import io.connectfargate.migration.mapping.Limits;
import io.connectfargate.migration.mapping.OffsetFinder;
import io.connectfargate.migration.mapping.OffsetPair;
import io.connectfargate.migration.mapping.PartitionLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the target offsets of many groups at once. Each partition's logs are read once for all groups where that is possible.
 *
 * @param source reads the source
 * @param target reads the target
 * @param syncs the stored offset pairs
 * @param copied how far Connect has copied, if that is known
 * @param delivery whether a record may be on the target twice
 * @param limits how much is read
 */
record OffsetMapping(
        ClusterLogs source,
        ClusterLogs target,
        OffsetSyncs syncs,
        Optional<CopyState> copied,
        Delivery delivery,
        Limits limits) {
    /**
     * Finds offsets.
     *
     * @param wanted source offsets by partition
     * @param topics the topics of both sides that exist
     * @param progress is given the number of stored pairs read since it was called last
     * @return the answers by partition and source offset
     */
    Map<TopicPartition, Map<Long, Answer>> find(
            Map<TopicPartition, NavigableSet<Long>> wanted, TopicPairs topics, LongConsumer progress)
            throws InterruptedException {
        Map<TopicPartition, Long> before = readCopied();
        Set<TopicPartition> copies =
                wanted.keySet().stream().map(topics::copyOf).collect(Collectors.toSet());
        Set<TopicPartition> timed =
                wanted.keySet().stream().filter(topics::keepsTimestamps).collect(Collectors.toSet());
        // In this order: what the target's end shows as copied must not lie beyond the source's end.
        Map<TopicPartition, PartitionLog> targets =
                target.open(copies, timed.stream().map(topics::copyOf).collect(Collectors.toSet()));
        Map<TopicPartition, PartitionLog> sources = source.open(wanted.keySet(), timed);
        Map<TopicPartition, StoredPairs> pairs = syncs.read(wanted, progress);
        Map<TopicPartition, Long> after = readCopied();
        boolean reliable = delivery == Delivery.EXACTLY_ONCE
                || copied.isPresent() && copied.get().isStopped();
        Map<TopicPartition, Map<Long, Answer>> answers = new HashMap<>();
        for (TopicPartition partition : wanted.keySet()) {
            StoredPairs stored = pairs.get(partition);
            Optional<Long> end = Optional.ofNullable(after.get(partition));
            boolean same = reliable && end.equals(Optional.ofNullable(before.get(partition)));
            CopiedPartition logs = new CopiedPartition(
                    sources.get(partition),
                    targets.get(topics.copyOf(partition)),
                    end.or(() -> newest(stored)).orElse(-1L),
                    same && isKnown(end, stored),
                    topics.isCompacted(partition),
                    delivery == Delivery.EXACTLY_ONCE);
            answers.put(partition, answers(new OffsetFinder(logs, limits), stored));
        }
        return answers;
    }

    private static Optional<Long> newest(StoredPairs stored) {
        return stored.newest().map(OffsetPair::source);
    }

    /** A pair without an offset: nothing is known of the copying, or somebody has deleted Connect's offsets. */
    private boolean isKnown(Optional<Long> end, StoredPairs stored) {
        return end.isPresent() || copied.isPresent() && newest(stored).isEmpty();
    }

    private Map<TopicPartition, Long> readCopied() throws InterruptedException {
        return copied.isPresent() ? copied.get().read() : Map.of();
    }

    private static Map<Long, Answer> answers(OffsetFinder finder, StoredPairs stored) {
        List<Answer> answers = finder.find(stored.questions());
        return answers.stream().collect(Collectors.toMap(Answer::source, answer -> answer));
    }
}
