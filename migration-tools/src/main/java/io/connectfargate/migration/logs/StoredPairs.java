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
    private Optional<OffsetPair> newest = Optional.empty();
    private long count;

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

    /** Receives the pairs in the order in which MirrorMaker stored them. */
    void add(OffsetPair pair) {
        count++;
        boolean repeated =
                newest.filter(before -> pair.source() < before.source()).isPresent();
        if (repeated) {
            // Copied again from further back, or the topic was deleted and created again: earlier pairs are about other
            // copies.
            new HashMap<>(questions)
                    .forEach((offset, question) -> questions.put(offset, Question.withoutPairs(offset)));
            newest = Optional.empty();
        }
        long from = newest.map(OffsetPair::source).orElse(0L);
        Map<Long, Question> passed = new HashMap<>(questions.subMap(from, true, Math.max(from, pair.source()), false));
        passed.keySet().forEach(offset -> questions.put(offset, new Question(offset, newest, Optional.of(pair))));
        newest = Optional.of(pair);
    }
}
