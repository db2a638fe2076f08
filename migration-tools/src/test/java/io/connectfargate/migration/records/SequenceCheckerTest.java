package io.connectfargate.migration.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SequenceCheckerTest {
    private static final int RECORDS = 100;

    @Test
    void findsNothingWrongWithAFaithfulCopy() {
        Sequence sequence = checkAfter(target -> {});
        assertThat(sequence.isSame()).isTrue();
        assertThat(sequence.arrived()).isEqualTo(RECORDS);
        assertThat(sequence.bytes()).isEqualTo(10 * RECORDS);
    }

    @Test
    void findsNothingWrongWithAnEmptyPartition() {
        assertThat(check(List.of(), List.of(), -1).isSame()).isTrue();
    }

    @Test
    void findsALostRecordInTheMiddle() {
        Sequence sequence = checkAfter(target -> target.remove(41));
        assertThat(sequence)
                .hasToString(
                        "1 missing, 0 duplicated, 0 out of order, 0 not from the source (first difference at source offset 41)");
        assertThat(sequence.arrived()).isEqualTo(RECORDS - 1);
    }

    @Test
    void findsALostRecordAtTheEnd() {
        assertThat(checkAfter(target -> target.remove(RECORDS - 1)).missing()).isEqualTo(1);
    }

    @Test
    void findsEverythingMissingOnAnEmptyTarget() {
        assertThat(checkAfter(List::clear).missing()).isEqualTo(RECORDS);
    }

    @Test
    void findsARecordThatIsThereTwice() {
        Sequence sequence = checkAfter(target -> target.add(42, target.get(41)));
        assertThat(sequence.duplicated()).isEqualTo(1);
        assertThat(sequence.missing() + sequence.reordered() + sequence.unknown())
                .isZero();
    }

    @Test
    void findsABatchThatWasSentTwice() {
        assertThat(checkAfter(target -> target.addAll(60, List.copyOf(target.subList(50, 60))))
                        .duplicated())
                .isEqualTo(10);
    }

    @Test
    void findsADuplicateAtTheEnd() {
        assertThat(checkAfter(target -> target.add(target.get(RECORDS - 1))).duplicated())
                .isEqualTo(1);
    }

    @Test
    void findsSwappedRecords() {
        Sequence sequence = checkAfter(target -> Collections.swap(target, 41, 42));
        assertThat(sequence.reordered()).isEqualTo(1);
        assertThat(sequence.missing() + sequence.duplicated() + sequence.unknown())
                .isZero();
    }

    @Test
    void findsARecordThatTheSourceDoesNotHave() {
        Sequence sequence = checkAfter(target -> target.add(7, new RecordDigest(7, -1, 10)));
        assertThat(sequence.unknown()).isEqualTo(1);
        assertThat(sequence.missing()).isZero();
    }

    @Test
    void findsAChangedRecord() {
        Sequence sequence = checkAfter(target -> target.set(7, new RecordDigest(7, -1, 10)));
        assertThat(sequence.unknown()).isEqualTo(1);
        assertThat(sequence.missing()).isEqualTo(1);
    }

    @Test
    void doesNotCompareOffsetsSinceTransactionMarkersTakeSome() {
        Sequence sequence = checkAfter(target ->
                target.replaceAll(seen -> new RecordDigest(seen.offset() * 2, seen.fingerprint(), seen.bytes())));
        assertThat(sequence.isSame()).isTrue();
    }

    @Test
    void doesNotMissWhatWasWrittenAfterTheStart() {
        // Given
        List<RecordDigest> source = records();
        // When
        Sequence sequence = check(source, source.subList(0, 90), 89);
        // Then
        assertThat(sequence.isSame()).isTrue();
    }

    @Test
    void toleratesWhatWasWrittenAfterTheStartAndHasArrived() {
        List<RecordDigest> source = records();
        assertThat(check(source, source, 49).isSame()).isTrue();
    }

    @Test
    void goesOnBehindADifferenceSoThatEachIsCounted() {
        Sequence sequence = checkAfter(target -> {
            target.remove(80);
            target.remove(41);
            target.add(7, new RecordDigest(7, -1, 10));
        });
        assertThat(sequence)
                .hasToString(
                        "2 missing, 0 duplicated, 0 out of order, 1 not from the source (first difference at source offset 7)");
        assertThat(sequence.arrived()).isEqualTo(RECORDS - 2);
    }

    @Test
    void findsTheOtherSideOfALongGap() {
        // Given
        List<RecordDigest> source = records(30_000);
        List<RecordDigest> target = new ArrayList<>(source.subList(0, 100));
        target.addAll(source.subList(20_100, 30_000));
        // When
        Sequence sequence = check(source, target, 29_999);
        // Then
        assertThat(sequence.missing()).isEqualTo(20_000);
        assertThat(sequence.unknown() + sequence.duplicated() + sequence.reordered())
                .isZero();
    }

    @Test
    void givesUpWhereNothingIsAlikeAnyMore() {
        List<RecordDigest> source = records(300_000);
        List<RecordDigest> target = source.stream()
                .map(seen -> new RecordDigest(seen.offset(), -seen.fingerprint(), seen.bytes()))
                .toList();
        assertThat(check(source, target, 299_999).difference())
                .isEqualTo("first difference at source offset 0, followed by too many records to analyze");
    }

    @Test
    void countsALongRestThatIsMissing() {
        assertThat(check(records(300_000), List.of(), 299_999).missing()).isEqualTo(300_000);
    }

    @Test
    void knowsHowFarBothAreTheSame() {
        // Given
        List<RecordDigest> target = records();
        target.remove(41);
        SequenceChecker checker = new SequenceChecker(records().iterator(), target.iterator(), RECORDS - 1);
        // When
        checker.check();
        // Then
        assertThat(checker.verified().records()).isEqualTo(41);
        assertThat(checker.verified().sourceEnd()).isEqualTo(41);
        assertThat(checker.verified().targetEnd()).isEqualTo(41);
    }

    private static Sequence checkAfter(Consumer<List<RecordDigest>> damage) {
        List<RecordDigest> target = records();
        damage.accept(target);
        return check(records(), target, RECORDS - 1);
    }

    private static Sequence check(List<RecordDigest> source, List<RecordDigest> target, long lastRequired) {
        return new SequenceChecker(source.iterator(), target.iterator(), lastRequired).check();
    }

    private static List<RecordDigest> records() {
        return records(RECORDS);
    }

    private static List<RecordDigest> records(long count) {
        return LongStream.range(0, count)
                .mapToObj(offset -> new RecordDigest(offset, 1000 + offset, 10))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
