package io.connectfargate.ledger.reader;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.OpenTransaction;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.ledger.observation.Side;
import io.connectfargate.ledger.observation.TopicFacts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Reads one cluster, a round at a time. An error of one topic or partition stays with it. What the brokers are too old to report is
 * left out of the facts, never guessed. Not thread-safe.
 */
public final class ClusterReader {
    private final ReaderSettings settings;
    private final Clock clock;
    private final Topics topics;
    private final OffsetQuery offsets;
    private final Retention retention;
    private final Transactions transactions;
    private final Requests requests;

    /** @param admin for this reader alone if {@link #requests} is to count its requests only; the caller closes it */
    public ClusterReader(Admin admin, ReaderSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.topics = new Topics(admin, settings);
        this.offsets = new OffsetQuery(admin, settings);
        this.retention = new Retention(admin, offsets, settings);
        this.transactions = new Transactions(admin, settings);
        this.requests = new Requests(admin);
    }

    /** How many requests the client has sent, metadata included. */
    public Requests requests() {
        return requests;
    }

    /**
     * One round. Returns, whatever happens, within a few times the limit.
     *
     * @throws InterruptedException if this thread is to stop
     */
    public Side round(Questions questions) throws InterruptedException {
        topics.refresh(questions.topics());
        List<TopicPartition> partitions = topics.partitions();
        // Each is read in its own request; in this order a later one is never behind an earlier one.
        Answers<TopicPartition, Long> starts = offsets.start(partitions);
        Answers<TopicPartition, Long> stables = offsets.stable(starts.values().keySet());
        Answers<TopicPartition, Long> ends = offsets.end(stables.values().keySet());
        Map<TopicPartition, Throwable> failures = new HashMap<>(starts.failures());
        failures.putAll(stables.failures());
        failures.putAll(ends.failures());
        if (failures.values().stream().anyMatch(UnknownTopicOrPartitionException.class::isInstance)) {
            topics.distrust();
        }
        if (questions.retention()) {
            retention.refresh(topics.existing(), ends.values().keySet(), clock.instant());
        }
        Set<TopicPartition> asked = questions.transactions();
        Map<TopicPartition, OpenTransaction> open = transactions.of(
                asked.stream().filter(ends.values()::containsKey).toList());
        Map<TopicPartition, PartitionFacts> facts = new HashMap<>();
        ends.values()
                .forEach((partition, end) -> facts.put(
                        partition,
                        facts(
                                partition,
                                new Offsets(
                                        starts.values().get(partition),
                                        stables.values().get(partition),
                                        end),
                                Optional.ofNullable(open.get(partition)))));
        failures.forEach((partition, failure) ->
                facts.put(partition, PartitionFacts.unknown(String.valueOf(failure.getMessage()))));
        return side(facts);
    }

    private PartitionFacts facts(TopicPartition partition, Offsets log, Optional<OpenTransaction> transaction) {
        OptionalLong close = retention.close(partition, log.end());
        return new PartitionFacts(
                Optional.of(log), close, retention.isLimitedBySize(partition.topic()), transaction, Optional.empty());
    }

    private Side side(Map<TopicPartition, PartitionFacts> facts) {
        Map<String, TopicFacts> all = new HashMap<>(topics.others());
        for (String topic : new ArrayList<>(topics.existing())) {
            Map<Integer, PartitionFacts> partitions = new HashMap<>();
            for (int number : topics.partitions(topic)) {
                partitions.put(number, facts.get(new TopicPartition(topic, number)));
            }
            all.put(topic, TopicFacts.present(topics.id(topic), partitions));
        }
        return Side.of(all);
    }
}
