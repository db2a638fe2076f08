package io.connectfargate.migration.mapping;

import java.util.Arrays;

/** Consecutive records of a log: offsets and fingerprints, 16 bytes a record. Not thread-safe. */
public final class Stretch {
    private static final int INITIAL = 64;

    private long[] offsets = new long[INITIAL];
    private long[] fingerprints = new long[INITIAL];
    private int size;

    /** The number of records. */
    public int size() {
        return size;
    }

    /** Whether there is no record. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** The offset of a record. */
    public long offset(int index) {
        return offsets[index];
    }

    /** The fingerprint of a record. */
    public long fingerprint(int index) {
        return fingerprints[index];
    }

    void add(long offset, long fingerprint) {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * size);
            fingerprints = Arrays.copyOf(fingerprints, 2 * size);
        }
        offsets[size] = offset;
        fingerprints[size] = fingerprint;
        size++;
    }

    /** Drops what is far before the last records; at least so many of them stay. */
    void forgetAllBut(int limit) {
        // Not at each record: copying would cost more than reading.
        if (size >= 2L * limit && size >= INITIAL) {
            Stretch last = tail(limit);
            offsets = last.offsets;
            fingerprints = last.fingerprints;
            size = last.size;
        }
    }

    Stretch tail(int limit) {
        Stretch tail = new Stretch();
        for (int i = Math.max(0, size - limit); i < size; i++) {
            tail.add(offsets[i], fingerprints[i]);
        }
        return tail;
    }

    /** How many records lie before an offset. */
    int before(long offset) {
        int index = Arrays.binarySearch(offsets, 0, size, offset);
        return index < 0 ? -index - 1 : index;
    }

    /** The offset of a record, or another one if there are not so many records. */
    long offsetOr(int index, long otherwise) {
        return index < size ? offsets[index] : otherwise;
    }

    long lastFingerprint() {
        return fingerprints[size - 1];
    }

    /** Whether some records are the same, one by one, as some of another stretch. */
    boolean matches(int from, Stretch other, int otherFrom, int count) {
        return from >= 0
                && otherFrom >= 0
                && Arrays.equals(fingerprints, from, from + count, other.fingerprints, otherFrom, otherFrom + count);
    }
}
