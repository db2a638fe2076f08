package io.connectfargate.connect.identity;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Topics on the target, asked for by name: a list silently leaves out what may not be described. */
final class TargetTopics {
    private final Side target;
    private final List<TopicPartition> partitions = new ArrayList<>();
    private final Set<String> absent = new TreeSet<>();
    private final Set<String> hidden = new TreeSet<>();

    /** @param names of topics, of which the target may have none */
    TargetTopics(Side target, Collection<String> names) throws UnknownException {
        this.target = target;
        if (names.isEmpty()) {
            return;
        }
        Map<String, KafkaFuture<TopicDescription>> answers =
                target.admin().describeTopics(names).topicNameValues();
        target.settle(answers.values(), "which topics it has");
        for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
            try {
                answer.getValue()
                        .get()
                        .partitions()
                        .forEach(partition ->
                                partitions.add(new TopicPartition(answer.getKey(), partition.partition())));
            } catch (ExecutionException e) {
                (e.getCause() instanceof UnknownTopicOrPartitionException ? absent : hidden).add(answer.getKey());
            } catch (InterruptedException e) {
                throw target.interrupted(e);
            }
        }
    }

    /** Those that are missing. */
    Set<String> absent() {
        return absent;
    }

    /** Those of which nobody knows, since the login may not describe them or a partition has no leader. */
    Set<String> hidden() {
        return hidden;
    }

    /**
     * Where the other topics begin and end.
     *
     * @param ended topics that hold nothing and held something once: it expired or was deleted
     * @param filled topics that hold records, or what is left of transactions
     */
    record Contents(Set<String> ended, Set<String> filled) {}

    /** Asks each broker twice at most, however many partitions it leads. */
    Contents contents() throws UnknownException {
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        ends.values().removeIf(end -> end == 0);
        Map<TopicPartition, Long> starts = offsets(ends.keySet(), OffsetSpec.earliest());
        Set<String> filled = new TreeSet<>();
        Set<String> ended = new TreeSet<>();
        starts.forEach((partition, start) -> (start < ends.get(partition) ? filled : ended).add(partition.topic()));
        ended.removeAll(filled);
        return new Contents(ended, filled);
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> asked, OffsetSpec spec)
            throws UnknownException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        if (asked.isEmpty()) {
            return offsets;
        }
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        asked.forEach(partition -> question.put(partition, spec));
        Admin admin = target.admin();
        ListOffsetsResult answer = admin.listOffsets(question);
        List<KafkaFuture<?>> answers = new ArrayList<>();
        asked.forEach(partition -> answers.add(answer.partitionResult(partition)));
        target.settle(answers, "the first and end offsets of its topics");
        for (TopicPartition partition : asked) {
            try {
                offsets.put(partition, answer.partitionResult(partition).get().offset());
            } catch (ExecutionException e) {
                hidden.add(partition.topic());
            } catch (InterruptedException e) {
                throw target.interrupted(e);
            }
        }
        return offsets;
    }
}
