package io.connectfargate.migration.mapping;

import io.connectfargate.migration.mapping.MemoryLog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/** A partition as it was written and copied, all drawn from one seed; nothing has been deleted yet. */
final class RandomCopy {
    final List<Entry> written = new ArrayList<>();
    final List<Entry> copies = new ArrayList<>();
    final NavigableMap<Long, OffsetPair> pairs = new TreeMap<>();
    final boolean exactlyOnce;
    /** The index of the first record that was copied. */
    final int first;
    /** The index after the last record that was copied. */
    final int last;

    private final Random random;
    private final boolean keepsTimestamps;
    private final boolean equalTimestamps;
    private final int period;
    private final int keys;
    private long sourceEnd;
    private long targetEnd;

    RandomCopy(Random random, boolean exactlyOnce) {
        this.random = random;
        this.exactlyOnce = exactlyOnce;
        keepsTimestamps = !oneIn(3);
        equalTimestamps = oneIn(2);
        period = oneIn(3) ? 1 + random.nextInt(40) : 0;
        keys = 1 + random.nextInt(20);
        int count = 1 + random.nextInt(oneIn(4) ? 12 : 150);
        write(count);
        first = oneIn(5) ? random.nextInt(count) : 0;
        last = oneIn(3) ? first + random.nextInt(count - first + 1) : count;
        copy();
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    long sourceEnd() {
        return sourceEnd;
    }

    long targetEnd() {
        return targetEnd;
    }

    /** Offsets without a record: transaction markers and aborted records. */
    private void write(int count) {
        boolean gaps = random.nextBoolean();
        long offset = oneIn(3) ? random.nextInt(1000) : 0;
        for (int i = 0; i < count; i++) {
            if (gaps && oneIn(10)) {
                offset += 1 + random.nextInt(4);
            }
            written.add(entry(i, offset));
            offset++;
        }
        sourceEnd = offset + (gaps ? random.nextInt(2) : 0);
    }

    private Entry entry(int index, long offset) {
        int key = period > 0 ? index % period % keys : random.nextInt(keys);
        boolean tombstone = period == 0 && oneIn(15);
        long content = tombstone ? key : 100 + (period > 0 ? index % period : oneIn(4) ? key : 1000 + index);
        // Of one key each, whatever the period: equal records have equal keys.
        content = content * keys + key;
        long time = equalTimestamps ? 7 : random.nextInt(1_000_000);
        return new Entry(offset, keepsTimestamps ? content * 1_000_003 + time : content, key, tombstone, offset);
    }

    private void copy() {
        boolean markers = random.nextBoolean();
        int pairEvery = 1 + random.nextInt(60);
        long offset = oneIn(3) ? random.nextInt(500) : 0;
        for (int i = first; i < last; i++) {
            if (markers && oneIn(8)) {
                offset++;
            }
            if (oneIn(pairEvery)) {
                // Copied again from further back: as the reader of pairs does, drop what was stored before.
                if (!pairs.isEmpty() && pairs.lastKey() >= written.get(i).source()) {
                    pairs.clear();
                }
                pairs.put(written.get(i).source(), new OffsetPair(written.get(i).source(), offset));
            }
            copies.add(written.get(i).copiedTo(offset));
            offset++;
            if (!exactlyOnce && oneIn(40)) {
                i = Math.max(first, i - random.nextInt(12)) - 1;
            }
        }
        targetEnd = offset + (markers ? random.nextInt(2) : 0);
    }

    /** Records that nobody copied. */
    void writeToTheTarget(int count) {
        for (int i = 0; i < count; i++) {
            copies.add(new Entry(targetEnd, -1 - random.nextInt(1000), 0, false, Long.MAX_VALUE));
            targetEnd++;
        }
    }
}
