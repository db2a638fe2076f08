package io.connectfargate.migration.records;

import io.connectfargate.migration.mapping.PartitionLog;
import io.connectfargate.migration.mapping.Reading;
import io.connectfargate.migration.mapping.RecordVisitor;
import java.util.Iterator;
import org.apache.kafka.common.TopicPartition;

/** A partition on a cluster, as the search for offsets reads it: committed records, stretch by stretch. */
public final class RecordLog implements PartitionLog {
    private final RecordReader reader;
    private final Range all;
    private long records;
    private long bytes;

    /**
     * Reads nothing yet.
     *
     * @param reader is used while this reads, and not closed
     * @param all the partition, its beginning and its end
     */
    public RecordLog(RecordReader reader, Range all) {
        this.reader = reader;
        this.all = all;
    }

    @Override
    public long begin() {
        return all.begin();
    }

    @Override
    public long end() {
        return all.end();
    }

    @Override
    public void read(long from, long to, RecordVisitor visitor) {
        long begin = Math.max(from, begin());
        long end = Math.min(to, end());
        if (begin >= end) {
            return;
        }
        TopicPartition partition = all.partition();
        Iterator<RecordDigest> found = reader.read(new Range(partition, begin, end, all.timestamps()), seen -> {});
        while (found.hasNext()) {
            RecordDigest seen = found.next();
            records++;
            bytes += seen.bytes();
            if (!visitor.visit(seen.offset(), seen.fingerprint())) {
                return;
            }
        }
    }

    @Override
    public Reading reading() {
        return new Reading(records, bytes);
    }
}
