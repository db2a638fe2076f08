package io.connectfargate.migration.mapping;

/**
 * One side of a partition, as a reader of committed records sees it. Its beginning and end are those of one moment. Not thread-safe.
 */
public interface PartitionLog {
    /** The first offset that retention has left. */
    long begin();

    /** The offset after the last committed record or transaction marker. */
    long end();

    /**
     * Reads records in order, until the visitor requires no more.
     *
     * @param from the first offset to read; a record need not have it
     * @param to the offset after the last one to read
     */
    void read(long from, long to, RecordVisitor visitor);

    /** What has been read so far. */
    Reading reading();

    /** The first records of a range, at most so many. */
    default Stretch first(long from, long to, int limit) {
        Stretch stretch = new Stretch();
        if (from < to && limit > 0) {
            read(from, to, (offset, fingerprint) -> {
                stretch.add(offset, fingerprint);
                return stretch.size() < limit;
            });
        }
        return stretch;
    }

    /** The last records of a range, at most so many. Reads backward in growing steps, since offsets without a record are not known. */
    default Stretch last(long from, long to, int limit) {
        for (long span = Math.max(1, limit); ; span *= 4) {
            long start = Math.max(from, to - span);
            Stretch stretch = new Stretch();
            if (start < to && limit > 0) {
                read(start, to, (offset, fingerprint) -> {
                    stretch.add(offset, fingerprint);
                    stretch.forgetAllBut(limit);
                    return true;
                });
            }
            if (stretch.size() >= limit || start <= from) {
                return stretch.tail(limit);
            }
        }
    }
}
