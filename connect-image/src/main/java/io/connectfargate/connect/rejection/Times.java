package io.connectfargate.connect.rejection;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.LongBinaryOperator;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The times of records on the source. */
final class Times {
    private Times() {}

    /** Of each topic's first records the earliest; without topics that have none. */
    static Map<String, Long> earliest(Side source, Collection<String> topics) throws UnknownException {
        return ask(source, topics, OffsetSpec.forTimestamp(0), Math::min);
    }

    /** Of each topic's records the latest; without topics that have none, and empty for brokers before 3.0. */
    static Map<String, Long> latest(Side source, Collection<String> topics) throws UnknownException {
        return ask(source, topics, OffsetSpec.maxTimestamp(), Math::max);
    }

    private static Map<String, Long> ask(
            Side source, Collection<String> topics, OffsetSpec spec, LongBinaryOperator choice)
            throws UnknownException {
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        for (TopicDescription topic : source.describe(topics).values()) {
            topic.partitions()
                    .forEach(partition -> question.put(new TopicPartition(topic.name(), partition.partition()), spec));
        }
        ListOffsetsResult answer = source.admin().listOffsets(question);
        Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> partitions =
                new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        question.keySet().forEach(partition -> partitions.put(partition, answer.partitionResult(partition)));
        source.settle(partitions.values(), "the times of its records");
        Map<String, Long> times = new TreeMap<>();
        for (Map.Entry<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> partition : partitions.entrySet()) {
            long time = time(partition.getValue());
            if (time >= 0) {
                times.merge(partition.getKey().topic(), time, (one, other) -> choice.applyAsLong(one, other));
            }
        }
        return times;
    }

    /** -1 if there is no record, or no response. */
    private static long time(KafkaFuture<ListOffsetsResultInfo> answer) throws UnknownException {
        try {
            return answer.get().timestamp();
        } catch (ExecutionException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownException("Interrupted while waiting for the times of records", e);
        }
    }
}
