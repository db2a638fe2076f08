package io.connectfargate.migration.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for many patterns in one pass over a log. */
final class PatternScan {
    private final Map<Long, List<Search>> byLast = new HashMap<>();
    private final Map<Long, List<Search>> byNeighbour = new HashMap<>();
    private final long[] offsets;
    private final long[] fingerprints;
    private long seen;

    private PatternScan(List<Search> searches) {
        int longest = searches.stream()
                .mapToInt(search -> search.pattern.size())
                .max()
                .orElse(1);
        offsets = new long[longest];
        fingerprints = new long[longest];
        for (Search search : searches) {
            add(byLast, search.pattern.lastFingerprint(), search);
            Set<Long> neighbours = new HashSet<>(List.of(search.pattern.nextBefore(), search.pattern.nextAfter()));
            neighbours.forEach(neighbour -> add(byNeighbour, neighbour, search));
        }
    }

    private static void add(Map<Long, List<Search>> searches, long fingerprint, Search search) {
        searches.computeIfAbsent(fingerprint, key -> new ArrayList<>()).add(search);
    }

    /** A pattern to look for in a range of offsets, and what was found. */
    static final class Search {
        private final Pattern pattern;
        private final long from;
        private final long to;
        private int places;
        private int neighbours;
        private long offset;

        Search(Pattern pattern, long from, long to) {
            this.pattern = pattern;
            this.from = from;
            this.to = to;
        }

        Pattern pattern() {
            return pattern;
        }

        /** The number of offsets to read. */
        long length() {
            return to - from;
        }

        /** Whether the pattern, and either of the two records in its middle, are there once. */
        boolean isFoundOnce() {
            return places == 1 && areNeighboursOnce();
        }

        /** Whether each of the two records in its middle is there once. */
        boolean areNeighboursOnce() {
            boolean one = pattern.before().isEmpty();
            return neighbours == (one ? 1 : 2) && (one || pattern.nextBefore() != pattern.nextAfter());
        }

        /** The offset after the record before the middle; that of the first record if there is none before. */
        long offset() {
            return offset;
        }
    }

    /** Reads the ranges of all searches, what they share once. */
    static void run(PartitionLog log, List<Search> searches) {
        PatternScan scan = new PatternScan(searches);
        List<Search> sorted = new ArrayList<>(searches);
        sorted.sort(Comparator.comparingLong(search -> search.from));
        int next = 0;
        while (next < sorted.size()) {
            long from = sorted.get(next).from;
            long to = from;
            while (next < sorted.size() && sorted.get(next).from <= to) {
                to = Math.max(to, sorted.get(next).to);
                next++;
            }
            scan.seen = 0;
            if (from < to) {
                log.read(from, to, scan::visit);
            }
        }
    }

    private boolean visit(long offset, long fingerprint) {
        int slot = (int) (seen % offsets.length);
        offsets[slot] = offset;
        fingerprints[slot] = fingerprint;
        seen++;
        for (Search search : byNeighbour.getOrDefault(fingerprint, List.of())) {
            if (offset >= search.from && offset < search.to) {
                search.neighbours++;
            }
        }
        for (Search search : byLast.getOrDefault(fingerprint, List.of())) {
            if (offset < search.to && endsHere(search)) {
                search.places++;
                int before = search.pattern.before().size();
                search.offset = before == 0 ? at(offsets, search, 0) : at(offsets, search, before - 1) + 1;
            }
        }
        return true;
    }

    private boolean endsHere(Search search) {
        if (seen < search.pattern.size() || at(offsets, search, 0) < search.from) {
            return false;
        }
        for (int i = 0; i < search.pattern.size(); i++) {
            if (at(fingerprints, search, i) != search.pattern.fingerprint(i)) {
                return false;
            }
        }
        return true;
    }

    /** The value of the record that the i-th of the pattern would be if its last one is the last one read. */
    private long at(long[] ring, Search search, int index) {
        return ring[(int) ((seen - search.pattern.size() + index) % ring.length)];
    }
}
