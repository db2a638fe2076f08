package io.connectfargate.migration.parity;

import io.connectfargate.migration.logs.PartitionLogs;
import io.connectfargate.migration.mapping.PartitionLog;
import io.connectfargate.migration.records.FieldDigest;
import io.connectfargate.migration.records.RecordReader;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Opens partitions on both sides for reading stretches of them. Not thread-safe. */
final class LogPairs implements AutoCloseable {
    private final Consumer<FieldDigest, FieldDigest> source;
    private final Consumer<FieldDigest, FieldDigest> target;

    LogPairs(ClusterSide source, ClusterSide target) {
        this.source = source.stretches();
        this.target = target.stretches();
    }

    /** A partition on both sides. */
    record Pair(PartitionLog source, PartitionLog target) {}

    /** With beginnings and ends of this moment. */
    Pair open(Span span) {
        // The target first: whatever is there by then is on the source by the time of the second look.
        PartitionLog copy = open(target, span);
        return new Pair(open(source, span), copy);
    }

    private static PartitionLog open(Consumer<FieldDigest, FieldDigest> consumer, Span span) {
        Set<TopicPartition> partitions = Set.of(span.partition());
        return new PartitionLogs(consumer, RecordReader.of(consumer))
                .open(partitions, span.timestamps() ? partitions : Set.of())
                .get(span.partition());
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
