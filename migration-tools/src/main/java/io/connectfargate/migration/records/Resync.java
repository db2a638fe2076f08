package io.connectfargate.migration.records;

import java.util.List;
import java.util.Optional;

/**
 * Where two logs that differ go on alike.
 *
 * @param source so many records of the source lie before that place
 * @param target so many records of the target
 */
record Resync(int source, int target) {
    /** One equal record may be chance: content repeats. So many in a row are taken for the same place. */
    private static final int ALIKE = 4;

    /**
     * The nearest place from which on both hold the same records, or nothing if these stretches have none.
     *
     * @param whole whether nothing follows on either side: then both may end before the records in a row are complete, or at once
     */
    static Optional<Resync> nearest(List<RecordDigest> source, List<RecordDigest> target, boolean whole) {
        Places places = new Places(target);
        Resync best = null;
        int distance = source.size() + target.size();
        for (int i = 0; i < source.size() && i < distance; i++) {
            int j = places.first(source.get(i).fingerprint());
            if (j != Places.NONE && i + j < distance && alike(source, i, target, j, whole)) {
                best = new Resync(i, j);
                distance = i + j;
            }
        }
        if (best == null && whole) {
            best = new Resync(source.size(), target.size());
        }
        return Optional.ofNullable(best);
    }

    private static boolean alike(List<RecordDigest> source, int i, List<RecordDigest> target, int j, boolean whole) {
        for (int k = 0; k < ALIKE; k++) {
            if (i + k >= source.size() || j + k >= target.size()) {
                return whole;
            }
            if (source.get(i + k).fingerprint() != target.get(j + k).fingerprint()) {
                return false;
            }
        }
        return true;
    }
}
