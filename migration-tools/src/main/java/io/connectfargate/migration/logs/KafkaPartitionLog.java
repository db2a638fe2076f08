package io.connectfargate.migration.logs;

import io.connectfargate.migration.mapping.PartitionLog;
import io.connectfargate.migration.mapping.Reading;
import io.connectfargate.migration.mapping.RecordVisitor;
import io.connectfargate.migration.records.Range;
import io.connectfargate.migration.records.RecordDigest;
import io.connectfargate.migration.records.RecordReader;
import java.util.Iterator;
import org.apache.kafka.common.TopicPartition;

/** A partition of a cluster. Shares its reader with others: one read at a time. */
final class KafkaPartitionLog implements PartitionLog {
    private final RecordReader reader;
    private final TopicPartition partition;
    private final boolean timestamps;
    private final long begin;
    private final long end;
    private long records;
    private long bytes;

    KafkaPartitionLog(RecordReader reader, TopicPartition partition, boolean timestamps, long begin, long end) {
        this.reader = reader;
        this.partition = partition;
        this.timestamps = timestamps;
        this.begin = begin;
        this.end = end;
    }

    @Override
    public long begin() {
        return begin;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public Reading reading() {
        return new Reading(records, bytes);
    }

    @Override
    public void read(long from, long to, RecordVisitor visitor) {
        Iterator<RecordDigest> range = reader.read(new Range(partition, from, to, timestamps), this::count);
        while (range.hasNext()) {
            RecordDigest record = range.next();
            if (!visitor.visit(record.offset(), record.fingerprint())) {
                return;
            }
        }
    }

    private void count(RecordDigest record) {
        records++;
        bytes += record.bytes();
    }
}
