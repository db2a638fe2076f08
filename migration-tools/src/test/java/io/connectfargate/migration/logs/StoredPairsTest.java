package io.connectfargate.migration.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.migration.mapping.OffsetPair;
import io.connectfargate.migration.mapping.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StoredPairsTest {
    @Test
    void keepsThePairsNextToEachOffset() {
        StoredPairs pairs = pairs(List.of(0L, 10L, 15L, 99L), 5, 10, 20);

        assertThat(pairs.questions())
                .containsExactly(question(0, -1, 5), question(10, 10, 20), question(15, 10, 20), question(99, 20, -1));
        assertThat(pairs.newest()).contains(pair(20));
        assertThat(pairs.count()).isEqualTo(3);
    }

    @Test
    void forgetsPairsOfAnEarlierCopy() {
        StoredPairs pairs = pairs(List.of(15L, 99L), 10, 20, 100, 12);

        assertThat(pairs.questions()).containsExactly(question(15, 12, -1), question(99, 12, -1));
    }

    @Test
    void findsTheSameAsAListOfAllPairs() {
        Random random = new Random(1);
        for (int run = 0; run < 500; run++) {
            TreeSet<Long> wanted = new TreeSet<>();
            random.longs(1 + random.nextInt(20), 0, 200).forEach(wanted::add);
            NavigableMap<Long, OffsetPair> all = new TreeMap<>();
            StoredPairs pairs = new StoredPairs(wanted);
            for (long source = random.nextInt(30); source < 190; source += random.nextInt(40)) {
                pairs.add(pair(source), source);
                all.put(source, pair(source));
            }
            List<Question> expected = new ArrayList<>();
            for (long offset : wanted) {
                expected.add(new Question(
                        offset,
                        Optional.ofNullable(all.floorEntry(offset)).map(Map.Entry::getValue),
                        Optional.ofNullable(all.higherEntry(offset)).map(Map.Entry::getValue)));
            }
            assertThat(pairs.questions()).isEqualTo(expected);
        }
    }

    /** Later readings, of other offsets and with more pairs, find the same from where they have to begin as from the first pair. */
    @Test
    void findsTheSameInLaterReadings() {
        Random random = new Random(2);
        for (int run = 0; run < 2_000; run++) {
            List<OffsetPair> log = new ArrayList<>();
            NavigableMap<Long, Long> beginnings = new TreeMap<>();
            for (int reading = 0; reading < 4; reading++) {
                grow(log, random);
                TreeSet<Long> wanted = wanted(random);
                StoredPairs whole = new StoredPairs(wanted);
                feed(whole, log, 0);
                StoredPairs part = new StoredPairs(wanted);
                feed(part, log, beginning(wanted, beginnings));

                assertThat(part.questions()).isEqualTo(whole.questions());
                assertThat(part.newest()).isEqualTo(whole.newest());
                beginnings = part.beginnings(log.size(), beginnings);
            }
        }
    }

    private static int beginning(TreeSet<Long> wanted, NavigableMap<Long, Long> beginnings) {
        return wanted.stream()
                .mapToInt(offset -> beginnings.isEmpty()
                        ? 0
                        : beginnings.floorEntry(offset).getValue().intValue())
                .min()
                .orElseThrow();
    }

    private static TreeSet<Long> wanted(Random random) {
        TreeSet<Long> wanted = new TreeSet<>();
        random.longs(1 + random.nextInt(5), 0, 300).forEach(wanted::add);
        return wanted;
    }

    /** Further pairs; sometimes a copy begins again further back. */
    private static void grow(List<OffsetPair> log, Random random) {
        long source = log.isEmpty() || random.nextInt(5) == 0
                ? random.nextInt(100)
                : log.get(log.size() - 1).source();
        for (int i = random.nextInt(8); i > 0; i--) {
            source += 1 + random.nextInt(40);
            log.add(new OffsetPair(source, source + log.size()));
        }
    }

    private static void feed(StoredPairs pairs, List<OffsetPair> log, int from) {
        for (int at = from; at < log.size(); at++) {
            pairs.add(log.get(at), at);
        }
    }

    private static StoredPairs pairs(List<Long> wanted, long... sources) {
        StoredPairs pairs = new StoredPairs(wanted);
        long at = 0;
        for (long source : sources) {
            pairs.add(pair(source), at++);
        }
        return pairs;
    }

    private static Question question(long offset, long floor, long ceiling) {
        return new Question(offset, optional(floor), optional(ceiling));
    }

    private static Optional<OffsetPair> optional(long source) {
        return source < 0 ? Optional.empty() : Optional.of(pair(source));
    }

    private static OffsetPair pair(long source) {
        return new OffsetPair(source, 2 * source);
    }
}
