package io.connectfargate.ledger.reader;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * What a round asks a cluster.
 *
 * @param topics by name
 * @param transactions partitions whose open transaction is to be named
 * @param retention whether age and size limits matter, that is, whether the cluster is a source
 */
public record Questions(Set<String> topics, Set<TopicPartition> transactions, boolean retention) {
    /** Copies the sets. */
    public Questions {
        topics = Set.copyOf(topics);
        transactions = Set.copyOf(transactions);
    }
}
