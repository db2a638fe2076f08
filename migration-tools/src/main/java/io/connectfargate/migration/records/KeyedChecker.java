package io.connectfargate.migration.records;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Compares a partition of a compacted topic with its copy by what a reader of the whole log ends up with: the last record of each key.
 * A tombstone counts as no record. Which of the older records are still there is up to each cluster's log cleaner.
 *
 * <p>The keys of a large topic do not fit into memory: a share of them is compared in each pass over both logs.
 */
public final class KeyedChecker {
    /** Of a key that was removed. Fingerprints of values are odd here, so that none is this. */
    private static final long ABSENT = 0;

    private final long lastRequired;
    private final int pass;
    private final int passes;
    private final Map<Long, Long> source = new HashMap<>();
    private final Map<Long, Set<Long>> newer = new HashMap<>();
    private final Map<Long, Long> target = new HashMap<>();
    private long bytes;
    private long same;
    private long missing;
    private long unknown;
    private String difference = "";

    /**
     * Prepares one pass.
     *
     * @param lastRequired offset of the last source record that must have arrived; later ones may have
     * @param pass from 0 to {@code passes - 1}
     */
    public KeyedChecker(long lastRequired, int pass, int passes) {
        this.lastRequired = lastRequired;
        this.pass = pass;
        this.passes = passes;
    }

    /** Reads both logs to their ends. To be called once. A changed value counts as missing, and as not from the source. */
    public Sequence check(Iterator<RecordDigest> onSource, Iterator<RecordDigest> onTarget) {
        Map<Long, Long> offsets = new HashMap<>();
        onTarget.forEachRemaining(seen -> onTarget(seen, offsets));
        onSource.forEachRemaining(this::onSource);
        source.forEach((key, value) -> compare(key, value, offsets.get(key)));
        target.forEach((key, value) -> onlyOnTarget(key, value, offsets.get(key)));
        return new Sequence(same, bytes, missing, 0, 0, unknown, difference);
    }

    private void onTarget(RecordDigest seen, Map<Long, Long> offsets) {
        if (!isMine(seen)) {
            return;
        }
        bytes += seen.bytes();
        offsets.put(seen.key(), seen.offset());
        target.put(seen.key(), value(seen));
    }

    private void onSource(RecordDigest seen) {
        if (!isMine(seen)) {
            return;
        }
        if (seen.offset() <= lastRequired) {
            source.put(seen.key(), value(seen));
        } else {
            newer.computeIfAbsent(seen.key(), key -> new HashSet<>()).add(value(seen));
        }
    }

    private void compare(long key, long value, Long offset) {
        Long found = target.remove(key);
        long onTarget = found == null ? ABSENT : found;
        if (onTarget == value || isNewer(key, onTarget)) {
            same += value == ABSENT ? 0 : 1;
            return;
        }
        missing += value == ABSENT ? 0 : 1;
        unknown += onTarget == ABSENT ? 0 : 1;
        differs(offset);
    }

    private void onlyOnTarget(long key, long value, long offset) {
        if (value != ABSENT && !isNewer(key, value)) {
            unknown++;
            differs(offset);
        }
    }

    private boolean isNewer(long key, long value) {
        return newer.getOrDefault(key, Set.of()).contains(value);
    }

    private void differs(Long offset) {
        if (difference.isEmpty()) {
            difference = offset == null
                    ? "first difference: a key that the target does not have"
                    : "first difference at target offset " + offset;
        }
    }

    private boolean isMine(RecordDigest seen) {
        return Math.floorMod(seen.key(), passes) == pass;
    }

    private static long value(RecordDigest seen) {
        return seen.tombstone() ? ABSENT : seen.fingerprint() | 1;
    }
}
