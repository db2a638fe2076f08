package io.connectfargate.migration.records;

import java.util.Iterator;

/**
 * Compares a partition of a compacted topic with its copy by what a reader of the whole log ends up with: the last record of each key.
 * A tombstone counts as no record. Which of the older records are still there is up to each cluster's log cleaner.
 *
 * <p>The keys of a large topic do not fit into memory: both logs are sorted into buckets, in temporary files, and compared bucket by bucket.
 * Where there are too many keys for all buckets, a share of them is compared in each pass over both logs.
 */
public final class KeyedChecker {
    /** So many records of both logs together are compared in one pass. */
    public static final long RECORDS_PER_PASS = (long) KeyBuckets.MOST * KeyTable.KEYS;

    private final long lastRequired;
    private final long records;
    private final int pass;
    private final int passes;
    private long bytes;
    private long same;
    private long missing;
    private long unknown;
    private String difference = "";

    /**
     * Prepares one pass.
     *
     * @param lastRequired offset of the last source record that must have arrived; later ones may have
     * @param records how many both logs have at most, together
     * @param pass from 0 to {@code passes - 1}
     */
    public KeyedChecker(long lastRequired, long records, int pass, int passes) {
        this.lastRequired = lastRequired;
        this.records = records / passes;
        this.pass = pass;
        this.passes = passes;
    }

    /** How many passes over both logs it takes. */
    public static int passes(long records) {
        return Math.toIntExact(1 + records / RECORDS_PER_PASS);
    }

    /** Reads both logs to their ends. To be called once. A changed value counts as missing, and as not from the source. */
    public Sequence check(Iterator<RecordDigest> onSource, Iterator<RecordDigest> onTarget) {
        int buckets = (int) Math.max(KeyBuckets.FEWEST, Math.min(KeyBuckets.MOST, 1 + records / KeyTable.KEYS));
        KeyTable table = new KeyTable(records);
        try (KeyBuckets source = new KeyBuckets(buckets);
                KeyBuckets target = new KeyBuckets(buckets)) {
            onTarget.forEachRemaining(seen -> bytes += add(seen, target) ? seen.bytes() : 0);
            onSource.forEachRemaining(seen -> add(seen, source));
            for (int bucket = 0; bucket < buckets; bucket++) {
                target.backwards(bucket, table::onTarget);
                source.backwards(bucket, (key, value, offset) -> {
                    if (offset <= lastRequired) {
                        table.onSource(key, value);
                    } else {
                        table.newer(key, value);
                    }
                });
                table.drain(this::compare);
            }
        }
        return new Sequence(same, bytes, missing, 0, 0, unknown, difference);
    }

    private boolean add(RecordDigest seen, KeyBuckets log) {
        boolean mine = Math.floorMod(seen.key(), passes) == pass;
        if (mine) {
            log.add(seen.key(), seen.tombstone() ? KeyTable.ABSENT : seen.fingerprint() | 1, seen.offset());
        }
        return mine;
    }

    private void compare(long source, long target, boolean newer, long offset) {
        long expected = source == KeyTable.NONE ? KeyTable.ABSENT : source;
        long found = target == KeyTable.NONE ? KeyTable.ABSENT : target;
        if (found == expected || newer) {
            same += expected == KeyTable.ABSENT ? 0 : 1;
            return;
        }
        missing += expected == KeyTable.ABSENT ? 0 : 1;
        unknown += found == KeyTable.ABSENT ? 0 : 1;
        if (difference.isEmpty()) {
            difference = target == KeyTable.NONE
                    ? "first difference: a key that the target does not have"
                    : "first difference at target offset " + offset;
        }
    }
}
