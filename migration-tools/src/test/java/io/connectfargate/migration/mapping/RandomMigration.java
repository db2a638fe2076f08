package io.connectfargate.migration.mapping;

import io.connectfargate.migration.mapping.MemoryLog.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** A random copy after compaction and retention on either side, as a tool finds it at some moment. */
final class RandomMigration {
    private final Random random;
    private final RandomCopy copy;
    private final NavigableMap<Long, OffsetPair> pairs;
    private final CopiedPartition partition;
    private final Limits limits;

    /** @param exactlyOnce whether no record is copied twice */
    RandomMigration(long seed, boolean exactlyOnce) {
        random = new Random(seed);
        copy = new RandomCopy(random, exactlyOnce);
        boolean sourceCompacted = oneIn(4);
        boolean targetCompacted = oneIn(4);
        boolean compacted = sourceCompacted || targetCompacted;
        // Connect's offset is older than what is read of the target.
        boolean live = copy.last > copy.first && oneIn(5);
        int known = live ? copy.first + random.nextInt(copy.last - copy.first) : copy.last;
        long copied = known == 0 ? -1 : copy.written.get(known - 1).source();
        boolean settled = !live && !oneIn(6);
        boolean others = settled && !compacted && known > copy.first && oneIn(6);
        if (others) {
            copy.writeToTheTarget(1 + random.nextInt(5));
        }
        MemoryLog source =
                log(copy.written, sourceCompacted, sourceBegin(others ? copied : copy.sourceEnd()), copy.sourceEnd());
        MemoryLog target = log(copy.copies, targetCompacted, targetBegin(others), copy.targetEnd());
        partition = new CopiedPartition(source, target, copied, settled, compacted, exactlyOnce);
        pairs = copy.pairs;
        losePairs();
        limits = new Limits(
                5 + random.nextInt(200),
                1 + random.nextInt(8),
                10 + random.nextInt(300),
                10 + random.nextInt(300),
                500 + random.nextInt(2000));
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** Copying starts at the source's first offset: it has deleted what was not copied. */
    private long sourceBegin(long limit) {
        long base = copy.first > 0
                ? copy.written.get(copy.first).offset()
                : copy.written.get(0).offset();
        return oneIn(3) && limit > base
                ? base + random.nextInt((int) (limit - base + 1))
                : oneIn(2) || copy.first > 0 ? base : 0;
    }

    private long targetBegin(boolean others) {
        return oneIn(4) && !others ? random.nextInt((int) copy.targetEnd() + 1) : 0;
    }

    private MemoryLog log(List<Entry> entries, boolean compacted, long begin, long end) {
        return new MemoryLog(compacted ? compact(entries) : entries, begin, end);
    }

    private List<Entry> compact(List<Entry> entries) {
        int cleaned = random.nextInt(entries.size() + 1);
        int withoutTombstones = random.nextInt(cleaned + 1);
        Map<Integer, Integer> last = new HashMap<>();
        for (int i = 0; i < cleaned; i++) {
            last.put(entries.get(i).key(), i);
        }
        List<Entry> left = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            boolean removed = i < cleaned && last.get(entry.key()) != i || i < withoutTombstones && entry.isTombstone();
            if (!removed) {
                left.add(entry);
            }
        }
        return left;
    }

    private void losePairs() {
        if (oneIn(3)) {
            pairs.keySet().removeIf(key -> oneIn(2));
        }
        if (oneIn(4)) {
            pairs.clear();
        }
    }

    CopiedPartition partition() {
        return partition;
    }

    Limits limits() {
        return limits;
    }

    /** Any offset that a group can have committed, and a few beyond the end. */
    Question question() {
        long base = copy.written.get(0).offset();
        long offset = base + random.nextInt((int) (copy.sourceEnd() - base + (oneIn(10) ? 4 : 1)));
        return new Question(
                offset,
                Optional.ofNullable(pairs.floorEntry(offset)).map(Map.Entry::getValue),
                Optional.ofNullable(pairs.higherEntry(offset)).map(Map.Entry::getValue));
    }

    /** Records that the group has not read and that a target offset skips, with no later copy. */
    long skipped(Answer answer) {
        return target().filter(entry -> entry.offset() < answer.target().orElseThrow()
                        && entry.source() >= answer.source()
                        && target().noneMatch(later ->
                                later.offset() >= answer.target().orElseThrow() && later.source() == entry.source()))
                .count();
    }

    /** Records that the group has read and would read again. */
    long rereads(Answer answer) {
        return target().filter(
                        entry -> entry.offset() >= answer.target().orElseThrow() && entry.source() < answer.source())
                .count();
    }

    /** The same without second copies: whatever the offset, a group gets those. */
    long avoidableRereads(Answer answer) {
        return target().filter(entry -> entry.offset() >= answer.target().orElseThrow()
                        && entry.source() < answer.source()
                        && copy.copies.stream()
                                .noneMatch(earlier ->
                                        earlier.offset() < entry.offset() && earlier.source() == entry.source()))
                .count();
    }

    /** Whether the group has read what is not copied yet. */
    boolean isAhead(Answer answer) {
        return answer.source() > partition.source().end()
                || ((MemoryLog) partition.source())
                        .entries().stream()
                                .anyMatch(entry ->
                                        entry.offset() > partition.copied() && entry.offset() < answer.source());
    }

    private Stream<Entry> target() {
        return ((MemoryLog) partition.target()).entries().stream();
    }

    @Override
    public String toString() {
        return "source " + partition.source().begin() + " to "
                + partition.source().end() + " " + ((MemoryLog) partition.source()).entries()
                + System.lineSeparator() + "target " + partition.target().begin() + " to "
                + partition.target().end() + " "
                + ((MemoryLog) partition.target()).entries() + System.lineSeparator() + partition + " " + pairs + " "
                + limits;
    }
}
