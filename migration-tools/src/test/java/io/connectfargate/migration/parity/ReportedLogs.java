package io.connectfargate.migration.parity;

import io.connectfargate.ledger.observation.PartitionFacts;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** A source whose answers a test gives. */
final class ReportedLogs implements SourceLogs {
    private final Map<TopicPartition, PartitionFacts> facts = new HashMap<>();

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
    public String transactionalId(long producer) {
        return "transactional id of-" + producer;
    }

    @Override
    public String bootstrapServers() {
        return "b-1:9092";
    }
}
