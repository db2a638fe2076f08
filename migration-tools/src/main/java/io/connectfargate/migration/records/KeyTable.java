package io.connectfargate.migration.records;

import java.util.BitSet;

/** What both logs have last for each key of a bucket. Arrays of numbers: 64 bytes for each key that it has room for. */
final class KeyTable {
    /** So many keys fit. */
    static final int KEYS = 1 << 16;

    /** Of a key that was removed. */
    static final long ABSENT = 0;

    /** Of a key that a log does not have. Values are odd, or {@link #ABSENT}. */
    static final long NONE = 2;

    /** Its upper bits depend on all bits of what is multiplied. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] keys;
    private final long[] source;
    private final long[] target;
    private final long[] offsets;
    private final BitSet used;
    private final BitSet newer;
    private final int shift;
    private int size;

    /** @param records how many both logs have at most */
    KeyTable(long records) {
        // Twice as many slots as keys, and room for buckets that have a few more than others.
        int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.min(records, KEYS - 1)) + 1;
        shift = Long.SIZE - bits;
        keys = new long[1 << bits];
        source = new long[1 << bits];
        target = new long[1 << bits];
        offsets = new long[1 << bits];
        used = new BitSet(1 << bits);
        newer = new BitSet(1 << bits);
    }

    /** Receives one key. */
    interface Visitor {
        /**
         * What both logs have.
         *
         * @param source {@link #NONE} if it has only records that need not have arrived
         * @param newer whether the target has what the source has written since
         * @param offset of the target's last record
         */
        void visit(long source, long target, boolean newer, long offset);
    }

    /** The target's log from its end: the first record of a key counts. */
    void onTarget(long key, long value, long offset) {
        int slot = slot(key);
        if (target[slot] == NONE) {
            target[slot] = value;
            offsets[slot] = offset;
        }
    }

    /** The source's log from its end, after the target's. */
    void onSource(long key, long value) {
        int slot = slot(key);
        if (source[slot] == NONE) {
            source[slot] = value;
        }
    }

    /** A record of the source that may have arrived, and need not; after the target's. */
    void newer(long key, long value) {
        int slot = slot(key);
        if (value == (target[slot] == NONE ? ABSENT : target[slot])) {
            newer.set(slot);
        }
    }

    /** Shows each key, and forgets all. */
    void drain(Visitor visitor) {
        used.stream().forEach(slot -> visitor.visit(source[slot], target[slot], newer.get(slot), offsets[slot]));
        size = 0;
        used.clear();
        newer.clear();
    }

    private int slot(long key) {
        int slot = (int) (key * SPREAD >>> shift);
        while (used.get(slot)) {
            if (keys[slot] == key) {
                return slot;
            }
            slot = slot + 1 & keys.length - 1;
        }
        if (++size == keys.length) {
            throw new IllegalStateException("More keys in a bucket than its table has room for");
        }
        used.set(slot);
        keys[slot] = key;
        source[slot] = NONE;
        target[slot] = NONE;
        return slot;
    }
}
