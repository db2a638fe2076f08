package io.connectfargate.migration.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

/** Random logs with many keys, which do not fit into the buffers, compared as maps that hold all of them would be. */
class KeyedCheckerPropertyTest {
    private static final int RECORDS = 150_000;
    private static final long VALUES = 3;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @RepeatedTest(5)
    void findsWhatMapsOfAllKeysFind() {
        // Given
        long[] keys = random.longs(RECORDS / 2).toArray();
        List<RecordDigest> source = log(keys);
        List<RecordDigest> target = new ArrayList<>(source);
        target.removeIf(seen -> random.nextInt(1000) == 0);
        for (int i = 0; i < 100; i++) {
            int place = random.nextInt(target.size());
            target.set(
                    place, record(target.get(place).offset(), target.get(place).key()));
            target.add(record(target.size(), random.nextLong()));
        }
        long lastRequired = RECORDS - 1 - random.nextInt(2000);

        for (long records : List.of(2L * RECORDS + 100, KeyedChecker.RECORDS_PER_PASS * 3)) {
            // When
            Sequence found = found(source, target, lastRequired, records);

            // Then
            assertThat(List.of(found.arrived(), found.missing(), found.unknown()))
                    .as("seed %d, room for %d records", seed, records)
                    .isEqualTo(expected(source, target, lastRequired));
            assertThat(found.missing()).isPositive();
            assertThat(found.bytes()).isEqualTo(10L * target.size());
        }
    }

    private static Sequence found(
            List<RecordDigest> source, List<RecordDigest> target, long lastRequired, long records) {
        int passes = KeyedChecker.passes(records);
        Sequence found = new Sequence(0, 0, 0, 0, 0, 0, "");
        for (int pass = 0; pass < passes; pass++) {
            found = found.and(
                    new KeyedChecker(lastRequired, records, pass, passes).check(source.iterator(), target.iterator()));
        }
        return found;
    }

    private List<RecordDigest> log(long... keys) {
        List<RecordDigest> log = new ArrayList<>();
        for (int offset = 0; offset < RECORDS; offset++) {
            log.add(record(offset, keys[random.nextInt(keys.length)]));
        }
        return log;
    }

    /** A tombstone, or a record with one of a few values. */
    private RecordDigest record(long offset, long key) {
        long value = random.nextLong(VALUES + 1);
        return new RecordDigest(offset, value << 1, 10, key, value == VALUES);
    }

    private static List<Long> expected(List<RecordDigest> source, List<RecordDigest> target, long lastRequired) {
        Map<Long, Long> wanted = last(source.stream().filter(seen -> seen.offset() <= lastRequired));
        Map<Long, Long> found = last(target.stream());
        Map<Long, Set<Long>> newer = new HashMap<>();
        source.stream()
                .filter(seen -> seen.offset() > lastRequired)
                .forEach(seen -> newer.computeIfAbsent(seen.key(), key -> new HashSet<>())
                        .add(value(seen)));
        Set<Long> keys = new HashSet<>(wanted.keySet());
        keys.addAll(found.keySet());
        long same = 0;
        long missing = 0;
        long unknown = 0;
        for (long key : keys) {
            long value = wanted.getOrDefault(key, -1L);
            long seen = found.getOrDefault(key, -1L);
            if (value == seen || newer.getOrDefault(key, Set.of()).contains(seen)) {
                same += value == -1 ? 0 : 1;
            } else {
                missing += value == -1 ? 0 : 1;
                unknown += seen == -1 ? 0 : 1;
            }
        }
        return List.of(same, missing, unknown);
    }

    private static Map<Long, Long> last(Stream<RecordDigest> log) {
        Map<Long, Long> last = new HashMap<>();
        log.forEach(seen -> last.put(seen.key(), value(seen)));
        return last;
    }

    /** -1 for none. */
    private static long value(RecordDigest seen) {
        return seen.tombstone() ? -1 : seen.fingerprint();
    }
}
