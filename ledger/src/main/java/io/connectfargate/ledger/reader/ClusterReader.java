package io.connectfargate.ledger.reader;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.ledger.observation.Side;
import io.connectfargate.ledger.observation.TopicFacts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Reads one cluster, a round at a time. An error of one topic or partition stays with it. What the brokers are too old to report, or
 * may not report to this login, is left out of the facts and named there, never guessed. Not thread-safe.
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
        Logs logs = logs(topics.partitions());
        Set<TopicPartition> read = logs.read().keySet();
        if (questions.retention()) {
            retention.refresh(topics.existing(), read, clock.instant());
        }
        Transactions.Reported open = transactions.of(
                questions.transactions().stream().filter(read::contains).toList());
        Map<TopicPartition, PartitionFacts> facts = new HashMap<>();
        logs.read().forEach((partition, log) -> facts.put(partition, facts(partition, log, open)));
        logs.failures()
                .forEach((partition, failure) -> facts.put(
                        partition,
                        PartitionFacts.unknown(
                                failure.getMessage() == null ? failure.toString() : failure.getMessage())));
        return side(facts);
    }

    private record Logs(Map<TopicPartition, Offsets> read, Map<TopicPartition, Throwable> failures) {}

    /** Each is read in its own request; in this order a later one is never behind an earlier one. */
    private Logs logs(List<TopicPartition> partitions) throws InterruptedException {
        Answers<TopicPartition, Long> starts = offsets.start(partitions);
        Answers<TopicPartition, Long> stables = offsets.stable(starts.values().keySet());
        Answers<TopicPartition, Long> ends = offsets.end(stables.values().keySet());
        Logs logs = new Logs(new HashMap<>(), new HashMap<>(starts.failures()));
        logs.failures().putAll(stables.failures());
        logs.failures().putAll(ends.failures());
        ends.values()
                .forEach((partition, end) -> logs.read()
                        .put(
                                partition,
                                new Offsets(
                                        starts.values().get(partition),
                                        stables.values().get(partition),
                                        end)));
        if (logs.failures().values().stream().anyMatch(UnknownTopicOrPartitionException.class::isInstance)) {
            topics.distrust();
        }
        return logs;
    }

    private PartitionFacts facts(TopicPartition partition, Offsets log, Transactions.Reported open) {
        return PartitionFacts.of(
                        log,
                        retention.close(partition, log.end()),
                        retention.isLimitedBySize(partition.topic()),
                        Optional.ofNullable(open.open().get(partition)))
                .without(
                        retention.problem(partition),
                        Optional.ofNullable(open.problems().get(partition)));
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
