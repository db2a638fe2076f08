package io.connectfargate.migration.takeover;

import io.connectfargate.migration.mapping.PartitionLog;
import io.connectfargate.migration.mapping.Reading;
import io.connectfargate.migration.mapping.RecordVisitor;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/** A partition in memory. */
final class WrittenLog implements PartitionLog {
    private final NavigableMap<Long, Long> records = new TreeMap<>();
    private long begin;
    private long end;

    /** Records at offsets from a first one on, without a gap; each has the content that belongs to its number. */
    static WrittenLog of(long begin, long first, long last, LongUnaryOperator content) {
        WrittenLog log = new WrittenLog();
        log.begin = begin;
        log.end = begin;
        for (long number = first; number <= last; number++) {
            log.add(content.applyAsLong(number));
        }
        return log;
    }

    /** The next record. */
    WrittenLog add(long fingerprint) {
        records.put(end++, fingerprint);
        return this;
    }

    /** A transaction marker: an offset without a record. */
    WrittenLog marker() {
        end++;
        return this;
    }

    /** Compaction. */
    WrittenLog remove(long offset) {
        records.remove(offset);
        return this;
    }

    /** Retention. */
    WrittenLog deleteBefore(long offset) {
        records.headMap(offset).clear();
        begin = offset;
        return this;
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
    public void read(long from, long to, RecordVisitor visitor) {
        if (from < begin || to > end) {
            throw new IllegalArgumentException(from + " to " + to + " is not within " + begin + " and " + end);
        }
        for (Map.Entry<Long, Long> entry : records.subMap(from, to).entrySet()) {
            if (!visitor.visit(entry.getKey(), entry.getValue())) {
                return;
            }
        }
    }

    @Override
    public Reading reading() {
        return new Reading(0, 0);
    }
}
