package io.connectfargate.migration.records;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what differs between a partition and its copy, stretch by stretch, and names its kind. */
final class Differences {
    /** Duplicates come from a batch that was sent twice, so they lie close to the original. */
    private static final int REMEMBERED = 1 << 14;

    private final long[] recent = new long[REMEMBERED];
    private final long lastRequired;
    private String first = "";
    private long arrived;
    private long bytes;
    private long missing;
    private long duplicated;
    private long reordered;
    private long unknown;

    /** @param lastRequired offset of the last source record that must have arrived */
    Differences(long lastRequired) {
        this.lastRequired = lastRequired;
    }

    /** A record is there, and in its place. */
    void same(RecordDigest found) {
        recent[(int) (arrived % REMEMBERED)] = found.fingerprint();
        count(found);
    }

    /** Both begin to differ here: one of the two may be null, behind the last record. */
    void begin(RecordDigest expected, RecordDigest found) {
        if (first.isEmpty()) {
            first = "first difference at "
                    + (expected == null ? "target offset " + found.offset() : "source offset " + expected.offset());
        }
    }

    /** These stretches lie between two places that are the same on both sides. */
    void add(List<RecordDigest> expected, List<RecordDigest> found) {
        Map<Long, Deque<Integer>> waitedFor = places(expected);
        Set<Long> known = found.isEmpty() ? Set.of() : known();
        int furthest = -1;
        for (RecordDigest seen : found) {
            Deque<Integer> places = waitedFor.get(seen.fingerprint());
            if (places == null && !known.contains(seen.fingerprint())) {
                unknown++;
            } else if (places == null || places.isEmpty()) {
                duplicated++;
            } else {
                count(seen);
                int place = places.remove();
                reordered += place < furthest ? 1 : 0;
                furthest = Math.max(furthest, place);
            }
        }
        missing += waitedFor.values().stream()
                .flatMap(Deque::stream)
                .filter(place -> expected.get(place).offset() <= lastRequired)
                .count();
    }

    /** How many records did not arrive by now. */
    long missing() {
        return missing;
    }

    /** Where the first one is; empty if there is none. */
    String first() {
        return first;
    }

    /** The same, of two logs that never become alike again. */
    String endless() {
        return first + ", followed by too many records to analyze";
    }

    /** @param difference {@link #first} or {@link #endless} */
    Sequence result(String difference) {
        return new Sequence(arrived, bytes, missing, duplicated, reordered, unknown, difference);
    }

    private void count(RecordDigest found) {
        arrived++;
        bytes += found.bytes();
    }

    private Set<Long> known() {
        Set<Long> known = new HashSet<>();
        for (int i = 0; i < Math.min(arrived, REMEMBERED); i++) {
            known.add(recent[i]);
        }
        return known;
    }

    private static Map<Long, Deque<Integer>> places(List<RecordDigest> expected) {
        Map<Long, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < expected.size(); i++) {
            places.computeIfAbsent(expected.get(i).fingerprint(), key -> new ArrayDeque<>())
                    .add(i);
        }
        return places;
    }
}
