package io.connectfargate.ledger.reader;

import io.connectfargate.ledger.observation.OpenTransaction;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersOptions;
import org.apache.kafka.clients.admin.DescribeProducersResult;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Which producer holds back a last stable offset. Needs READ on the topic, and brokers of 2.8 or later. */
final class Transactions {
    private static final String PERMISSION = "READ on the topic, for IAM kafka-cluster:ReadData";

    /**
     * What was reported.
     *
     * @param problems why nothing was, by partition
     */
    record Reported(Map<TopicPartition, OpenTransaction> open, Map<TopicPartition, String> problems) {}

    private final Admin admin;
    private final ReaderSettings settings;

    Transactions(Admin admin, ReaderSettings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    Reported of(Collection<TopicPartition> partitions) throws InterruptedException {
        Reported reported = new Reported(new HashMap<>(), new HashMap<>());
        List<TopicPartition> some = partitions.stream()
                .sorted(Comparator.comparing(TopicPartition::toString))
                .limit(settings.transactions())
                .toList();
        if (some.isEmpty()) {
            return reported;
        }
        int limit = Math.toIntExact(settings.limit().toMillis());
        DescribeProducersResult result = admin.describeProducers(some, new DescribeProducersOptions().timeoutMs(limit));
        Map<TopicPartition, KafkaFuture<PartitionProducerState>> futures = new HashMap<>();
        some.forEach(partition -> futures.put(partition, result.partitionResult(partition)));
        Answers<TopicPartition, PartitionProducerState> answers = Answers.of(futures, settings.limit());
        answers.values()
                .forEach((partition, state) ->
                        oldest(state).ifPresent(found -> reported.open().put(partition, found)));
        answers.failures()
                .forEach((partition, failure) -> reported.problems().put(partition, Untold.why(failure, PERMISSION)));
        return reported;
    }

    private static Optional<OpenTransaction> oldest(PartitionProducerState state) {
        return state.activeProducers().stream()
                .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                .min(Comparator.comparingLong(
                        producer -> producer.currentTransactionStartOffset().getAsLong()))
                .map(Transactions::transaction);
    }

    private static OpenTransaction transaction(ProducerState producer) {
        return new OpenTransaction(
                producer.producerId(),
                producer.producerEpoch(),
                producer.currentTransactionStartOffset().getAsLong(),
                Instant.ofEpochMilli(producer.lastTimestamp()));
    }
}
