package io.connectfargate.migration.offsets;

import io.connectfargate.migration.logs.TopicTraits;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Topics of the source and their copies.
 *
 * @param source what is known of each that exists
 * @param target the same of the copies, by their names on the target
 * @param names gives the name of a topic's copy
 * @param compacted topics of the source that were compacted once, although they are not now
 */
record TopicPairs(
        Map<String, TopicTraits> source,
        Map<String, TopicTraits> target,
        UnaryOperator<String> names,
        Set<String> compacted) {
    /** Describes topics on both clusters. */
    static TopicPairs read(
            Admin source, Admin target, Collection<String> topics, UnaryOperator<String> names, Set<String> compacted)
            throws InterruptedException {
        Map<String, TopicTraits> sources = TopicTraits.read(source, topics);
        Set<String> copies = sources.keySet().stream().map(names).collect(Collectors.toSet());
        return new TopicPairs(sources, TopicTraits.read(target, copies), names, compacted);
    }

    TopicPartition copyOf(TopicPartition partition) {
        return new TopicPartition(names.apply(partition.topic()), partition.partition());
    }

    boolean isCompacted(TopicPartition partition) {
        return compacted.contains(partition.topic())
                || source.get(partition.topic()).isCompacted()
                || target.get(copyOf(partition).topic()).isCompacted();
    }

    boolean keepsTimestamps(TopicPartition partition) {
        return target.get(copyOf(partition).topic()).keepsTimestamps();
    }

    /** Why no offset can be looked for in a partition. */
    Optional<String> problem(TopicPartition partition) {
        if (!has(source, partition)) {
            return Optional.of("the source no longer has this partition");
        }
        return has(target, copyOf(partition)) ? Optional.empty() : Optional.of("it is not copied to the target");
    }

    /** The number of partitions on the source; 0 for a topic that does not exist. */
    int partitions(String topic) {
        return source.containsKey(topic) ? source.get(topic).partitions() : 0;
    }

    /** Whether a group would miss nothing without an offset in it: it has been deleted on the source. */
    boolean isGone(TopicPartition partition) {
        return !has(source, partition);
    }

    private static boolean has(Map<String, TopicTraits> topics, TopicPartition partition) {
        TopicTraits facts = topics.get(partition.topic());
        return facts != null && partition.partition() < facts.partitions();
    }
}
