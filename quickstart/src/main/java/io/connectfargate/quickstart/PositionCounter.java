package io.connectfargate.quickstart;

import io.connectfargate.migration.records.RecordDigest;
import java.util.Collection;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts how many records lie before given offsets, while a partition is read in order. */
final class PositionCounter implements Consumer<RecordDigest> {
    private final TreeMap<Long, Long> waiting = new TreeMap<>();
    private final TreeMap<Long, Long> passed = new TreeMap<>();
    private long count;

    PositionCounter(Collection<Long> offsets) {
        offsets.forEach(offset -> waiting.put(offset, 0L));
    }

    @Override
    public void accept(RecordDigest seen) {
        while (!waiting.isEmpty() && waiting.firstKey() <= seen.offset()) {
            passed.put(waiting.pollFirstEntry().getKey(), count);
        }
        count++;
    }

    /**
     * @param offset one of those given to the constructor
     * @return the number of records read so far whose offset is lower
     */
    long recordsBefore(long offset) {
        return passed.getOrDefault(offset, count);
    }
}
