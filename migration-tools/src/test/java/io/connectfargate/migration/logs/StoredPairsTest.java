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
                pairs.add(pair(source));
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

    private static StoredPairs pairs(List<Long> wanted, long... sources) {
        StoredPairs pairs = new StoredPairs(wanted);
        for (long source : sources) {
            pairs.add(pair(source));
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
