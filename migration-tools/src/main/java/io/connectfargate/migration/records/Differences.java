package io.connectfargate.migration.records;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

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
        Places expectedPlaces = new Places(expected);
        BitSet arrivedNow = new BitSet(expected.size());
        long[] known = found.isEmpty() ? new long[0] : known();
        int furthest = -1;
        for (RecordDigest seen : found) {
            int place = expectedPlaces.remove(seen.fingerprint());
            if (place != Places.NONE) {
                count(seen);
                arrivedNow.set(place);
                reordered += place < furthest ? 1 : 0;
                furthest = Math.max(furthest, place);
            } else if (expectedPlaces.has(seen.fingerprint()) || Arrays.binarySearch(known, seen.fingerprint()) >= 0) {
                duplicated++;
            } else {
                unknown++;
            }
        }
        missing += IntStream.range(0, expected.size())
                .filter(place -> !arrivedNow.get(place) && expected.get(place).offset() <= lastRequired)
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

    private long[] known() {
        long[] known = Arrays.copyOf(recent, (int) Math.min(arrived, REMEMBERED));
        Arrays.sort(known);
        return known;
    }
}
