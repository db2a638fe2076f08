package io.connectfargate.migration.takeover;

import io.connectfargate.migration.mapping.PartitionLog;
import io.connectfargate.migration.mapping.RecordVisitor;
import io.connectfargate.migration.mapping.Stretch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Looks on the source for the last records of the target: the record after them is the first that is not copied.
 *
 * @param source a partition
 * @param target its copy
 * @param limit so many offsets of the source are searched
 */
record TailSearch(PartitionLog source, PartitionLog target, long limit) {
    /** Fewer records may repeat by chance; more only help where content repeats, which is tried next. */
    private static final int[] LENGTHS = {32, 256, 2_048};

    /** So many records before the stored offset are searched, too: it should not be beyond the copies, but show it if it is. */
    private static final int BEFORE_STORED = 1_000;

    /** So many offsets are searched for a second place where the first one is the stored offset: more may be left to copy. */
    private static final long BEHIND_STORED = 100_000;

    /**
     * What was found.
     *
     * @param records how many of the target's last records were looked for; 0 if it has none
     * @param places how often the source has them, in this order and without a gap
     * @param next the source offset after the last place; undefined without a place
     * @param agrees whether the source has them right before the stored offset
     */
    record Tail(int records, long places, long next, boolean agrees) {
        static final Tail NONE = new Tail(0, 0, 0, false);
    }

    /**
     * Finds them.
     *
     * @param stored the offset after the last copied record by what is stored
     * @param compacted whether either side may lack records that the other has
     */
    Tail find(OptionalLong stored, boolean compacted) {
        Tail tail = Tail.NONE;
        for (int length : LENGTHS) {
            Stretch last = target.last(target.begin(), target.end(), length);
            if (last.isEmpty()) {
                return Tail.NONE;
            }
            tail = find(last, stored);
            if (tail.places() <= 1 || last.size() < length) {
                break;
            }
        }
        return tail.places() == 0 && compacted
                ? align(target.last(target.begin(), target.end(), LENGTHS[1]), stored)
                : tail;
    }

    private Tail find(Stretch last, OptionalLong stored) {
        boolean agrees = stored.isPresent() && endsBefore(last, within(stored.getAsLong()));
        long from = from(last, stored);
        Matches matches =
                matches(last, from, agrees ? Math.min(limit, stored.getAsLong() - from + BEHIND_STORED) : limit);
        if (matches.count == 0 && from > source.begin()) {
            matches = matches(last, source.begin(), limit);
        }
        return new Tail(last.size(), matches.count, matches.next, agrees);
    }

    private Matches matches(Stretch last, long from, long offsets) {
        Matches matches = new Matches(last);
        read(from, offsets, matches::visit);
        return matches;
    }

    private void read(long from, long offsets, RecordVisitor visitor) {
        long to = Math.min(source.end(), from + offsets);
        if (from < to) {
            source.read(from, to, visitor);
        }
    }

    private long from(Stretch last, OptionalLong stored) {
        if (stored.isEmpty()) {
            return source.begin();
        }
        Stretch before = source.last(source.begin(), within(stored.getAsLong()), BEFORE_STORED + last.size());
        return before.isEmpty() ? source.begin() : before.offset(0);
    }

    private long within(long offset) {
        return Math.max(source.begin(), Math.min(source.end(), offset));
    }

    private boolean endsBefore(Stretch last, long offset) {
        Stretch before = source.last(source.begin(), offset, last.size());
        if (before.size() != last.size()) {
            return false;
        }
        for (int i = 0; i < last.size(); i++) {
            if (before.fingerprint(i) != last.fingerprint(i)) {
                return false;
            }
        }
        return true;
    }

    /** Of a compacted topic: each of them that the source still has must be there once, and in the same order. */
    private Tail align(Stretch last, OptionalLong stored) {
        Map<Long, Integer> indexes = new HashMap<>();
        for (int i = 0; i < last.size(); i++) {
            indexes.put(last.fingerprint(i), i);
        }
        long[] offsets = new long[last.size()];
        Arrays.fill(offsets, -1);
        boolean[] repeated = {indexes.size() < last.size()};
        read(from(last, stored), limit, (offset, fingerprint) -> {
            Integer index = indexes.get(fingerprint);
            if (index != null) {
                repeated[0] |= offsets[index] >= 0;
                offsets[index] = offset;
            }
            return true;
        });
        return repeated[0] ? new Tail(last.size(), 0, 0, false) : aligned(offsets, stored);
    }

    private Tail aligned(long[] offsets, OptionalLong stored) {
        long[] found = Arrays.stream(offsets).filter(offset -> offset >= 0).toArray();
        for (int i = 1; i < found.length; i++) {
            if (found[i] < found[i - 1]) {
                return new Tail(offsets.length, 0, 0, false);
            }
        }
        if (found.length == 0) {
            return new Tail(offsets.length, 0, 0, false);
        }
        long next = found[found.length - 1] + 1;
        boolean agrees = stored.isPresent() && !hasRecordBetween(next, stored.getAsLong());
        return new Tail(offsets.length, 1, next, agrees);
    }

    /** Whether the source has a committed record from the lower offset to before the higher one. */
    boolean hasRecordBetween(long one, long other) {
        long from = within(Math.min(one, other));
        return !source.first(from, within(Math.max(one, other)), 1).isEmpty();
    }

    /** Counts where a sequence ends, by the algorithm of Knuth, Morris and Pratt: equal content would cost its square. */
    private static final class Matches {
        private final Stretch last;
        private final int[] borders;
        private int matched;
        private long count;
        private long next;

        Matches(Stretch last) {
            this.last = last;
            borders = new int[last.size() + 1];
            int border = 0;
            for (int i = 1; i < last.size(); i++) {
                while (border > 0 && last.fingerprint(i) != last.fingerprint(border)) {
                    border = borders[border];
                }
                border += last.fingerprint(i) == last.fingerprint(border) ? 1 : 0;
                borders[i + 1] = border;
            }
        }

        boolean visit(long offset, long fingerprint) {
            if (matched == last.size()) {
                matched = borders[matched];
            }
            while (matched > 0 && last.fingerprint(matched) != fingerprint) {
                matched = borders[matched];
            }
            matched += last.fingerprint(matched) == fingerprint ? 1 : 0;
            if (matched == last.size()) {
                count++;
                next = offset + 1;
            }
            return true;
        }
    }
}
