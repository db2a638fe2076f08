package io.connectfargate.migration.logs;

import io.connectfargate.migration.mapping.OffsetPair;
import io.connectfargate.migration.mapping.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The stored pairs next to wanted offsets of one partition. Its size depends on the wanted offsets, not on the pairs. Not thread-safe.
 */
public final class StoredPairs {
    private final NavigableMap<Long, Question> questions = new TreeMap<>();
    /** Where in the topic of pairs the one before each wanted offset is stored. */
    private final NavigableMap<Long, Long> stored = new TreeMap<>();

    private Optional<OffsetPair> newest = Optional.empty();
    private long newestAt;
    private Optional<Long> firstAt = Optional.empty();
    private long count;
    private boolean restarted;

    StoredPairs(Collection<Long> wanted) {
        wanted.forEach(offset -> questions.put(offset, Question.withoutPairs(offset)));
    }

    /** For a partition without any pair. */
    public static StoredPairs none(Collection<Long> wanted) {
        return new StoredPairs(wanted);
    }

    /** The pairs next to each wanted offset, in the order of the offsets. */
    public List<Question> questions() {
        List<Question> all = new ArrayList<>();
        for (Question question : questions.values()) {
            boolean last = newest.isPresent() && newest.get().source() <= question.offset();
            all.add(last ? new Question(question.offset(), newest, Optional.empty()) : question);
        }
        return all;
    }

    /** The last one that was stored. */
    public Optional<OffsetPair> newest() {
        return newest;
    }

    /** How many were read. */
    public long count() {
        return count;
    }

    /**
     * From where in the topic of pairs a later reading has to begin for a wanted offset: the value of the entry before it.
     *
     * @param end where this reading has ended
     * @param earlier what the reading before this one gave, if this one began where that said; empty if at the topic's beginning
     */
    NavigableMap<Long, Long> beginnings(long end, NavigableMap<Long, Long> earlier) {
        NavigableMap<Long, Long> beginnings = new TreeMap<>(stored);
        newest.ifPresent(pair ->
                questions.tailMap(pair.source(), true).keySet().forEach(wanted -> beginnings.put(wanted, newestAt)));
        // An offset before all that were wanted so far needs the first pair, which this reading may not have seen.
        boolean continues = !earlier.isEmpty() && !restarted && firstAt.isPresent();
        long first = firstAt.orElse(end);
        beginnings.put(Long.MIN_VALUE, continues ? Math.min(first, earlier.get(Long.MIN_VALUE)) : first);
        return beginnings;
    }

    /**
     * Receives the pairs in the order in which MirrorMaker stored them.
     *
     * @param at the pair's offset in the topic of pairs
     */
    void add(OffsetPair pair, long at) {
        count++;
        boolean repeated =
                newest.filter(before -> pair.source() < before.source()).isPresent();
        if (repeated) {
            // Copied again from further back, or the topic was deleted and created again: earlier pairs are about other
            // copies.
            new HashMap<>(questions)
                    .forEach((offset, question) -> questions.put(offset, Question.withoutPairs(offset)));
            newest = Optional.empty();
            firstAt = Optional.empty();
            stored.clear();
            restarted = true;
        }
        long from = newest.map(OffsetPair::source).orElse(0L);
        Map<Long, Question> passed = new HashMap<>(questions.subMap(from, true, Math.max(from, pair.source()), false));
        passed.keySet().forEach(offset -> {
            questions.put(offset, new Question(offset, newest, Optional.of(pair)));
            newest.ifPresent(before -> stored.put(offset, newestAt));
        });
        newest = Optional.of(pair);
        newestAt = at;
        firstAt = firstAt.or(() -> Optional.of(at));
    }
}
