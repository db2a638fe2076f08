package io.connectfargate.migration.records;

import java.util.Iterator;
import java.util.List;

/**
 * Compares what was read of a partition on the source with what was read on the target, record by record.
 *
 * <p>By content and order, not by offset: offsets differ as soon as markers or compaction take some. After a difference it looks for
 * the place from which both go on alike, so that one lost record is reported as one.
 */
public final class SequenceChecker {
    /** First so many records of either side are searched, then more: most differences are short. */
    private static final int FIRST_WINDOW = 64;

    private static final int GROWTH = 8;

    /** If both differ for longer, nobody can say what was lost. 4 MB at worst, of both sides together. */
    static final int LAST_WINDOW = FIRST_WINDOW * GROWTH * GROWTH * GROWTH;

    private final Lookahead source;
    private final Lookahead target;
    private final long lastRequired;
    private final Differences differences;
    private Verified verified;
    private long missingAtEnd;

    /** @param lastRequired offset of the last source record that must have arrived; later ones may have */
    public SequenceChecker(Iterator<RecordDigest> source, Iterator<RecordDigest> target, long lastRequired) {
        this(source, target, lastRequired, Verified.NOTHING);
    }

    /** @param before what was compared by an earlier run, and ends where these begin */
    public SequenceChecker(
            Iterator<RecordDigest> source, Iterator<RecordDigest> target, long lastRequired, Verified before) {
        this.source = new Lookahead(source);
        this.target = new Lookahead(target);
        this.lastRequired = lastRequired;
        differences = new Differences(lastRequired);
        verified = before;
    }

    /**
     * What was the same on both sides up to the first difference, while {@link #check} goes on.
     *
     * @param sourceEnd the offset behind the last of these records on the source; -1 if there was none
     * @param targetEnd the same on the target
     * @param records how many
     * @param bytes of their keys, values and headers
     * @param hash of all their fingerprints, in order
     */
    public record Verified(long sourceEnd, long targetEnd, long records, long bytes, long hash) {
        /** No record yet. */
        public static final Verified NOTHING = new Verified(-1, -1, 0, 0, 0);

        private Verified and(RecordDigest onSource, RecordDigest onTarget) {
            return new Verified(
                    onSource.offset() + 1,
                    onTarget.offset() + 1,
                    records + 1,
                    bytes + onTarget.bytes(),
                    hash * 31 + onTarget.fingerprint());
        }
    }

    /** How far it is. To be read by the thread that checks: from within one of the iterators. */
    public Verified verified() {
        return verified;
    }

    /** How many of the records that did not arrive would come after all that the target has. */
    public long missingAtEnd() {
        return missingAtEnd;
    }

    /** Reads both sides to the end. To be called once. */
    public Sequence check() {
        RecordDigest expected = source.peek();
        RecordDigest found = target.peek();
        while (found != null || expected != null && expected.offset() <= lastRequired) {
            if (found != null && expected != null && expected.fingerprint() == found.fingerprint()) {
                same(expected, found);
            } else if (!difference(expected, found)) {
                return result(differences.endless());
            }
            expected = source.peek();
            found = target.peek();
        }
        return result(differences.first());
    }

    private void same(RecordDigest expected, RecordDigest found) {
        if (differences.first().isEmpty()) {
            verified = verified.and(expected, found);
        }
        differences.same(found);
        source.skip(1);
        target.skip(1);
    }

    private boolean difference(RecordDigest expected, RecordDigest found) {
        differences.begin(expected, found);
        if (expected == null || found == null) {
            long before = differences.missing();
            apart(source.peek(FIRST_WINDOW), target.peek(FIRST_WINDOW));
            missingAtEnd += differences.missing() - before;
            return true;
        }
        for (int window = FIRST_WINDOW; window <= LAST_WINDOW; window *= GROWTH) {
            List<RecordDigest> onSource = source.peek(window);
            List<RecordDigest> onTarget = target.peek(window);
            boolean whole = onSource.size() < window && onTarget.size() < window;
            Resync place = Resync.nearest(onSource, onTarget, whole).orElse(null);
            if (place != null) {
                apart(onSource.subList(0, place.source()), onTarget.subList(0, place.target()));
                return true;
            }
        }
        return false;
    }

    private void apart(List<RecordDigest> onSource, List<RecordDigest> onTarget) {
        differences.add(onSource, onTarget);
        source.skip(onSource.size());
        target.skip(onTarget.size());
    }

    private Sequence result(String difference) {
        return differences.result(difference);
    }
}
