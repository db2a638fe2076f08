package io.connectfargate.migration.records;

import java.util.Arrays;
import java.util.List;

/** Where each fingerprint is in a stretch of records: at most 36 bytes a record, whatever the content. */
final class Places {
    /** No place. */
    static final int NONE = -1;

    /** Its upper bits depend on all bits of what is multiplied. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final List<RecordDigest> records;
    /** By slot: a place that has the slot's fingerprint. */
    private final int[] owners;
    /** By slot: the first place that was not removed. */
    private final int[] firsts;
    /** By place: the next one with the same fingerprint. */
    private final int[] next;

    private final int shift;

    Places(List<RecordDigest> records) {
        this.records = records;
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(records.size()) + 1;
        shift = Long.SIZE - bits;
        owners = new int[1 << bits];
        firsts = new int[1 << bits];
        next = new int[records.size()];
        Arrays.fill(owners, NONE);
        for (int place = records.size() - 1; place >= 0; place--) {
            int slot = slot(records.get(place).fingerprint());
            next[place] = owners[slot] == NONE ? NONE : firsts[slot];
            owners[slot] = place;
            firsts[slot] = place;
        }
    }

    /** Whether the stretch has, or had, the fingerprint. */
    boolean has(long fingerprint) {
        return owners[slot(fingerprint)] != NONE;
    }

    /** The first place of the fingerprint that was not removed. */
    int first(long fingerprint) {
        int slot = slot(fingerprint);
        return owners[slot] == NONE ? NONE : firsts[slot];
    }

    /** Gives the first place, and removes it. */
    int remove(long fingerprint) {
        int slot = slot(fingerprint);
        int place = owners[slot] == NONE ? NONE : firsts[slot];
        if (place != NONE) {
            firsts[slot] = next[place];
        }
        return place;
    }

    /** The fingerprint's own, or the free one where it would be. */
    private int slot(long fingerprint) {
        int slot = (int) (fingerprint * SPREAD >>> shift);
        while (owners[slot] != NONE && records.get(owners[slot]).fingerprint() != fingerprint) {
            slot = slot + 1 & owners.length - 1;
        }
        return slot;
    }
}
