package io.connectfargate.migration.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Two stretches that differ, as compaction leaves them: what is once on either side is the same record. */
final class Alignment {
    private static final int SEVERAL = -1;
    private static final int NONE = -1;

    private final Stretch read;
    private final Stretch copy;
    /** For each record of the source, its place in the target's stretch. */
    private final int[] match;

    private int matched;

    private Alignment(Stretch read, Stretch copy) {
        this.read = read;
        this.copy = copy;
        match = new int[read.size()];
    }

    /**
     * Finds the offset between the last record before it and the first one after it that are on both sides.
     *
     * @param read all records of the source between two known pairs, or from its beginning on
     * @param copy the same on the target
     * @param end the target offset after the last of them
     * @return empty if there are too many records, or none before the offset is on both sides
     */
    static Optional<Verdict> of(Place place, Stretch read, Stretch copy, long end, Limits limits) {
        if (read.size() > limits.align() || copy.size() > limits.align()) {
            return Optional.empty();
        }
        Alignment alignment = new Alignment(read, copy);
        return alignment.match() ? alignment.verdict(place, end) : Optional.empty();
    }

    /** False if the order differs: then the logs are not a source and its copy. */
    private boolean match() {
        Map<Long, Integer> places = places(copy);
        Map<Long, Integer> sources = places(read);
        int last = NONE;
        for (int i = 0; i < match.length; i++) {
            boolean once = sources.get(read.fingerprint(i)) != SEVERAL;
            match[i] = once ? places.getOrDefault(read.fingerprint(i), NONE) : NONE;
            if (match[i] != NONE) {
                if (match[i] < last) {
                    return false;
                }
                last = match[i];
                matched++;
            }
        }
        return true;
    }

    private static Map<Long, Integer> places(Stretch stretch) {
        Map<Long, Integer> places = new HashMap<>();
        for (int i = 0; i < stretch.size(); i++) {
            places.merge(stretch.fingerprint(i), i, (first, second) -> SEVERAL);
        }
        return places;
    }

    private Optional<Verdict> verdict(Place place, long end) {
        int split = read.before(place.offset());
        int before = split - 1;
        while (before >= 0 && match[before] == NONE) {
            before--;
        }
        int after = split;
        while (after < match.length && match[after] == NONE) {
            after++;
        }
        if (before < 0 && place.low().isEmpty()) {
            return Optional.empty();
        }
        int from = before < 0 ? 0 : match[before] + 1;
        int to = after == match.length ? copy.size() : match[after];
        long target = copy.offsetOr(from, end);
        String text = "%,d records on the source, %,d on the target, %,d of them on both %s";
        Object[] arguments = {read.size(), copy.size(), matched, place.pairs()};
        return Optional.of(
                from == to
                        ? Verdict.exact(target, Proof.BRACKETED, text, arguments)
                        : Verdict.lowerBound(target, to - from, text, arguments));
    }
}
