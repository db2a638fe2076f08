package io.connectfargate.migration.records;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Hands out records one by one, and shows as many of the following ones as asked for. */
final class Lookahead {
    private final Iterator<RecordDigest> records;
    private final List<RecordDigest> ahead = new ArrayList<>();
    private int taken;

    Lookahead(Iterator<RecordDigest> records) {
        this.records = records;
    }

    /** The next record, which stays; null behind the last one. */
    RecordDigest peek() {
        if (taken < ahead.size()) {
            return ahead.get(taken);
        }
        ahead.clear();
        taken = 0;
        if (!records.hasNext()) {
            return null;
        }
        ahead.add(records.next());
        return ahead.get(0);
    }

    /** Goes on by so many records, which were seen before. */
    void skip(int count) {
        taken += count;
    }

    /** The next records, which stay: as many as asked for, or fewer if there are no more. */
    List<RecordDigest> peek(int count) {
        ahead.subList(0, taken).clear();
        taken = 0;
        while (ahead.size() < count && records.hasNext()) {
            ahead.add(records.next());
        }
        return ahead.subList(0, Math.min(count, ahead.size()));
    }
}
