package io.connectfargate.migration.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedCheckerTest {
    private final List<RecordDigest> source = new ArrayList<>();
    private final List<RecordDigest> target = new ArrayList<>();

    @Test
    void isTheSameIfTheLastRecordOfEachKeyIs() {
        put(source, 1, 10);
        put(source, 2, 20);
        put(source, 1, 11);
        put(target, 2, 20);
        put(target, 1, 11);

        Sequence found = check(2);
        assertThat(found.isSame()).isTrue();
        assertThat(found.arrived()).isEqualTo(2);
    }

    @Test
    void takesATombstoneForNoRecord() {
        put(source, 1, 10);
        remove(source, 1);
        remove(target, 2);

        assertThat(check(1).isSame()).isTrue();
    }

    @Test
    void findsAKeyThatDidNotArrive() {
        put(source, 1, 10);

        assertThat(check(0).missing()).isEqualTo(1);
    }

    @Test
    void findsAKeyThatShouldBeGone() {
        put(source, 1, 10);
        remove(source, 1);
        put(target, 1, 10);

        assertThat(check(1).unknown()).isEqualTo(1);
        assertThat(check(1).difference()).isEqualTo("first difference at target offset 0");
    }

    @Test
    void findsAnOlderValue() {
        put(source, 1, 10);
        put(source, 1, 11);
        put(target, 1, 10);

        Sequence found = check(1);
        assertThat(found.missing()).isEqualTo(1);
        assertThat(found.unknown()).isEqualTo(1);
    }

    @Test
    void findsAKeyOfOthers() {
        put(target, 1, 10);

        assertThat(check(-1).unknown()).isEqualTo(1);
    }

    @Test
    void acceptsWhatIsCopiedWhileItReads() {
        put(source, 1, 10);
        put(source, 1, 11);
        put(source, 2, 20);
        put(target, 1, 10);
        put(target, 1, 11);

        assertThat(check(0).isSame()).isTrue();
    }

    @Test
    void comparesEachKeyInOnePass() {
        for (int key = 0; key < 100; key++) {
            put(source, key, key);
            if (key != 42) {
                put(target, key, key);
            }
        }

        Sequence found = new Sequence(0, 0, 0, 0, 0, 0, "");
        for (int pass = 0; pass < 3; pass++) {
            found = found.and(new KeyedChecker(99, 200, pass, 3).check(source.iterator(), target.iterator()));
        }
        assertThat(found.arrived()).isEqualTo(99);
        assertThat(found.missing()).isEqualTo(1);
    }

    private Sequence check(long lastRequired) {
        return new KeyedChecker(lastRequired, source.size() + target.size(), 0, 1)
                .check(source.iterator(), target.iterator());
    }

    private static void put(List<RecordDigest> log, long key, long value) {
        log.add(new RecordDigest(log.size(), value << 1, 10, key, false));
    }

    private static void remove(List<RecordDigest> log, long key) {
        log.add(new RecordDigest(log.size(), -1, 10, key, true));
    }
}
