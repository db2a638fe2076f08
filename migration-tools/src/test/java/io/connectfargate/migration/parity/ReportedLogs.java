package io.connectfargate.migration.parity;

import io.connectfargate.ledger.observation.PartitionFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.common.TopicPartition;

/** A source whose answers a test gives. */
final class ReportedLogs implements SourceLogs {
    private final Map<TopicPartition, PartitionFacts> facts = new HashMap<>();
    private final Map<Long, TransactionDescription> transactions = new HashMap<>();
    private final List<Runnable> asked = new ArrayList<>();

    void report(TopicPartition partition, PartitionFacts found) {
        facts.put(partition, found);
    }

    @Override
    public Map<TopicPartition, PartitionFacts> read(Collection<TopicPartition> partitions) {
        Map<TopicPartition, PartitionFacts> found = new HashMap<>(facts);
        found.keySet().retainAll(partitions);
        return found;
    }

    @Override
    public Map<Long, Coordinated> coordinated(Set<Long> producers) {
        asked.forEach(Runnable::run);
        Map<Long, Coordinated> found = new HashMap<>();
        producers.forEach(producer -> found.put(
                producer,
                new Coordinated("transactional id of-" + producer, Optional.ofNullable(transactions.get(producer)))));
        return found;
    }

    void coordinate(TransactionDescription transaction) {
        transactions.put(transaction.producerId(), transaction);
    }

    /** What happens while coordinators are asked. */
    void meanwhile(Runnable event) {
        asked.add(event);
    }

    @Override
    public String bootstrapServers() {
        return "b-1:9092";
    }
}
