package io.connectfargate.migration.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TailSearchTest {
    @Test
    void countsEveryPlaceOfRepeatingContent() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            List<Long> written = new ArrayList<>();
            WrittenLog source = new WrittenLog();
            for (int number = 0; number < 60; number++) {
                written.add((long) random.nextInt(2));
                source.add(written.get(number));
            }
            int copied = 1 + random.nextInt(12);
            List<Long> tail = written.subList(0, copied);
            WrittenLog target = WrittenLog.of(0, 0, copied - 1, number -> written.get((int) number));

            TailSearch.Tail found = new TailSearch(source, target, 1_000).find(OptionalLong.empty(), false);

            assertThat(found.places()).as("%s in %s", tail, written).isEqualTo(places(written, tail));
            assertThat(found.next()).isEqualTo(Collections.lastIndexOfSubList(written, tail) + (long) copied);
        }
    }

    private static long places(List<Long> written, List<Long> tail) {
        long places = 0;
        for (int from = 0; from + tail.size() <= written.size(); from++) {
            places += written.subList(from, from + tail.size()).equals(tail) ? 1 : 0;
        }
        return places;
    }

    @Test
    void findsNoPlaceOnACompactedTopicWhoseContentRepeats() {
        WrittenLog source = WrittenLog.of(0, 0, 99, number -> number % 50);
        WrittenLog target = WrittenLog.of(0, 0, 49, number -> number);
        source.remove(30).remove(80);

        assertThat(new TailSearch(source, target, 1_000)
                        .find(OptionalLong.empty(), true)
                        .places())
                .isZero();
    }

    @Test
    void findsNoPlaceOnACompactedTopicWhoseOrderDiffers() {
        WrittenLog source = WrittenLog.of(0, 0, 199, number -> 200 - number);
        WrittenLog target = WrittenLog.of(0, 100, 149, number -> number);

        assertThat(new TailSearch(source, target, 1_000)
                        .find(OptionalLong.empty(), true)
                        .places())
                .isZero();
    }

    @Test
    void searchesNoFurtherThanItsLimit() {
        WrittenLog source = WrittenLog.of(0, 0, 199, number -> number);
        WrittenLog target = WrittenLog.of(0, 0, 149, number -> number);

        assertThat(new TailSearch(source, target, 149)
                        .find(OptionalLong.empty(), false)
                        .places())
                .isZero();
        assertThat(new TailSearch(source, target, 150)
                        .find(OptionalLong.empty(), false)
                        .next())
                .isEqualTo(150);
    }
}
