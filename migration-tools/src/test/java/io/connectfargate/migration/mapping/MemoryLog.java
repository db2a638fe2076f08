package io.connectfargate.migration.mapping;

import java.util.List;

/** A log that was made up. */
final class MemoryLog implements PartitionLog {
    private final List<Entry> entries;
    private final long begin;
    private final long end;
    private long read;

    /**
     * A record.
     *
     * @param offset in this log
     * @param source the offset of the record that it is, or is a copy of
     */
    record Entry(long offset, long fingerprint, int key, boolean isTombstone, long source) {
        Entry copiedTo(long target) {
            return new Entry(target, fingerprint, key, isTombstone, source);
        }
    }

    MemoryLog(List<Entry> entries, long begin, long end) {
        this.entries = entries.stream().filter(entry -> entry.offset() >= begin).toList();
        this.begin = begin;
        this.end = end;
    }

    List<Entry> entries() {
        return entries;
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
        for (int i = index(from); i < entries.size() && entries.get(i).offset() < to; i++) {
            read++;
            if (!visitor.visit(entries.get(i).offset(), entries.get(i).fingerprint())) {
                return;
            }
        }
    }

    private int index(long offset) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (entries.get(middle).offset() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public Reading reading() {
        return new Reading(read, 0);
    }
}
