package io.connectfargate.ledger.reader;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Offsets of many partitions: one request for each broker. */
final class OffsetQuery {
    private final Admin admin;
    private final ReaderSettings settings;

    OffsetQuery(Admin admin, ReaderSettings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    Answers<TopicPartition, Long> start(Collection<TopicPartition> partitions) throws InterruptedException {
        return ask(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    }

    Answers<TopicPartition, Long> stable(Collection<TopicPartition> partitions) throws InterruptedException {
        return ask(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
    }

    Answers<TopicPartition, Long> end(Collection<TopicPartition> partitions) throws InterruptedException {
        return ask(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    }

    Answers<TopicPartition, Long> ask(Map<TopicPartition, OffsetSpec> asked) throws InterruptedException {
        return ask(asked, IsolationLevel.READ_UNCOMMITTED);
    }

    private Answers<TopicPartition, Long> ask(
            Collection<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation)
            throws InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, spec));
        return ask(asked, isolation);
    }

    private Answers<TopicPartition, Long> ask(Map<TopicPartition, OffsetSpec> asked, IsolationLevel isolation)
            throws InterruptedException {
        if (asked.isEmpty()) {
            return new Answers<>(Map.of(), Map.of());
        }
        ListOffsetsOptions options = new ListOffsetsOptions(isolation)
                .timeoutMs(Math.toIntExact(settings.limit().toMillis()));
        ListOffsetsResult result = admin.listOffsets(asked, options);
        Map<TopicPartition, KafkaFuture<Long>> futures = new HashMap<>();
        asked.keySet()
                .forEach(partition -> futures.put(
                        partition, result.partitionResult(partition).thenApply(ListOffsetsResultInfo::offset)));
        return Answers.of(futures, settings.limit());
    }
}
