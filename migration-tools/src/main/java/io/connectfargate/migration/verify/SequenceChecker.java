package io.connectfargate.migration.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what was read of a partition on the source with what was read on the target, record by record.
 *
 * <p>By content and order, not by offset: offsets differ as soon as markers or compaction take some.
 */
final class SequenceChecker {
    /** Duplicates come from a batch that was sent twice, so they lie close to the original. */
    private static final int REMEMBERED = 1 << 14;

    /** More than that is not kept to tell what has happened after the first difference: 100 MB at worst. */
    private static final int MAX_ANALYSED = 500_000;

    private final Iterator<RecordDigest> source;
    private final Iterator<RecordDigest> target;
    private final long lastRequired;
    private final long[] recent = new long[REMEMBERED];
    private long arrived;
    private long bytes;

    /** @param lastRequired offset of the last source record that must have arrived; later ones may have */
    SequenceChecker(Iterator<RecordDigest> source, Iterator<RecordDigest> target, long lastRequired) {
        this.source = source;
        this.target = target;
        this.lastRequired = lastRequired;
    }

    /** Reads both sides to the end. To be called once. */
    Sequence check() {
        while (target.hasNext()) {
            RecordDigest found = target.next();
            RecordDigest expected = source.hasNext() ? source.next() : null;
            if (expected == null || expected.fingerprint() != found.fingerprint()) {
                return analyse(expected, found);
            }
            recent[(int) (arrived % REMEMBERED)] = found.fingerprint();
            count(found);
        }
        RecordDigest firstMissing = source.hasNext() ? source.next() : null;
        return firstMissing == null || firstMissing.offset() > lastRequired
                ? new Sequence(arrived, bytes, 0, 0, 0, 0, "")
                : analyse(firstMissing, null);
    }

    private void count(RecordDigest found) {
        arrived++;
        bytes += found.bytes();
    }

    private Sequence analyse(RecordDigest expected, RecordDigest found) {
        String first = "first difference at "
                + (expected == null ? "target offset " + found.offset() : "source offset " + expected.offset());
        List<RecordDigest> expectedRest = rest(expected, source);
        List<RecordDigest> foundRest = rest(found, target);
        if (source.hasNext() || target.hasNext()) {
            return new Sequence(arrived, bytes, 0, 0, 0, 0, first + ", followed by too many records to analyze");
        }
        return classify(expectedRest, foundRest, first);
    }

    private Sequence classify(List<RecordDigest> expected, List<RecordDigest> found, String first) {
        Set<Long> known = new HashSet<>();
        for (int i = 0; i < Math.min(arrived, REMEMBERED); i++) {
            known.add(recent[i]);
        }
        Map<Long, Deque<Integer>> waitedFor = positions(expected);
        long duplicated = 0;
        long reordered = 0;
        long unknown = 0;
        int furthest = -1;
        for (RecordDigest seen : found) {
            Deque<Integer> positions = waitedFor.get(seen.fingerprint());
            if (positions == null && !known.contains(seen.fingerprint())) {
                unknown++;
            } else if (positions == null || positions.isEmpty()) {
                duplicated++;
            } else {
                count(seen);
                int position = positions.remove();
                reordered += position < furthest ? 1 : 0;
                furthest = Math.max(furthest, position);
            }
        }
        long missing = waitedFor.values().stream()
                .flatMap(Deque::stream)
                .filter(position -> expected.get(position).offset() <= lastRequired)
                .count();
        return new Sequence(arrived, bytes, missing, duplicated, reordered, unknown, first);
    }

    private static Map<Long, Deque<Integer>> positions(List<RecordDigest> expected) {
        Map<Long, Deque<Integer>> positions = new HashMap<>();
        for (int i = 0; i < expected.size(); i++) {
            positions
                    .computeIfAbsent(expected.get(i).fingerprint(), key -> new ArrayDeque<>())
                    .add(i);
        }
        return positions;
    }

    private static List<RecordDigest> rest(RecordDigest first, Iterator<RecordDigest> others) {
        List<RecordDigest> rest = new ArrayList<>();
        if (first != null) {
            rest.add(first);
        }
        while (rest.size() < MAX_ANALYSED && others.hasNext()) {
            rest.add(others.next());
        }
        return rest;
    }
}
