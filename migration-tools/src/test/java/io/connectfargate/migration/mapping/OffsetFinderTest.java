package io.connectfargate.migration.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** What the methods find and what they read, in logs of a million records. */
class OffsetFinderTest {
    private static final long RECORDS = 1_000_000;
    /** As many as one transaction of MirrorMaker may have. */
    private static final long TRANSACTION = 500;

    @Test
    void readsAFewHundredRecordsHoweverFarTheGroupLags() {
        for (long offset : List.of(10L, 500_123L, 999_990L)) {
            Answer answer = find(content -> content, pairsAround(offset, 170));

            assertThat(answer.proof()).isEqualTo(Proof.BRACKETED);
            assertThat(answer.target()).hasValue(copyOf(offset));
            assertThat(answer.sourceReading().records()).isLessThan(400);
            assertThat(answer.targetReading().records()).isLessThan(400);
        }
    }

    @Test
    void bracketsRecordsThatAreAllEqual() {
        Answer answer = find(content -> 7, pairsAround(500_123, 170));

        assertThat(answer.proof()).isEqualTo(Proof.BRACKETED);
        assertThat(answer.target()).hasValue(copyOf(500_123));
    }

    @Test
    void findsContentWithoutAnyPair() {
        Answer answer = find(content -> content, Question.withoutPairs(500_123));

        assertThat(answer.proof()).isEqualTo(Proof.CONTENT);
        assertThat(answer.target()).hasValue(copyOf(500_122) + 1);
        assertThat(answer.sourceReading().records()).isLessThan(200);
    }

    @Test
    void countsFromTheEndWhereARecordsContentRepeats() {
        // The same import twice: what is next to the offset is there twice.
        Answer answer = find(content -> content % (RECORDS / 2), Question.withoutPairs(300_000));

        assertThat(answer.proof()).isEqualTo(Proof.COUNTED);
        assertThat(answer.target()).hasValue(copyOf(300_000));
        assertThat(answer.sourceReading().records()).isGreaterThanOrEqualTo(700_000);
    }

    @Test
    void doesNotGuessWhereCopyingContinuesAndContentRepeats() {
        Log source = new Log(RECORDS, content -> content % 100, offset -> offset);
        Log target = new Log(RECORDS, content -> content % 100, OffsetFinderTest::copyOf);
        CopiedPartition live = new CopiedPartition(source, target, 900_000, false, false, true);

        Answer answer = new OffsetFinder(live, Limits.DEFAULT)
                .find(List.of(Question.withoutPairs(300_000)))
                .get(0);

        assertThat(answer.proof()).isEqualTo(Proof.LOWER_BOUND);
        assertThat(answer.target()).hasValue(0);
        assertThat(answer.rereads()).isEqualTo(300_000);
    }

    @Test
    void readsOnceForManyGroups() {
        Log source = new Log(RECORDS, content -> content, offset -> offset);
        Log target = new Log(RECORDS, content -> content, OffsetFinderTest::copyOf);
        CopiedPartition partition = new CopiedPartition(source, target, RECORDS - 1, true, false, true);
        List<Question> questions = List.of(100_000L, 200_000L, 300_000L, 400_000L).stream()
                .map(Question::withoutPairs)
                .toList();

        assertThat(new OffsetFinder(partition, Limits.DEFAULT).find(questions))
                .extracting(Answer::proof)
                .containsOnly(Proof.CONTENT);
        assertThat(target.reading().records()).isLessThan(RECORDS + 1000);
    }

    private static Answer find(LongUnaryOperator content, Question question) {
        Log source = new Log(RECORDS, content, offset -> offset);
        Log target = new Log(RECORDS, content, OffsetFinderTest::copyOf);
        CopiedPartition partition = new CopiedPartition(source, target, RECORDS - 1, true, false, true);
        return new OffsetFinder(partition, Limits.DEFAULT)
                .find(List.of(question))
                .get(0);
    }

    private static Question pairsAround(long offset, long distance) {
        long floor = offset - offset % distance;
        Optional<OffsetPair> ceiling =
                Optional.of(floor + distance).filter(next -> next < RECORDS).map(OffsetFinderTest::pair);
        return new Question(offset, Optional.of(pair(floor)), ceiling);
    }

    private static OffsetPair pair(long source) {
        return new OffsetPair(source, copyOf(source));
    }

    /** A marker follows each transaction. */
    private static long copyOf(long source) {
        return source + source / TRANSACTION;
    }

    /** Records that are computed when they are read. */
    private static final class Log implements PartitionLog {
        private final long records;
        private final LongUnaryOperator content;
        private final LongUnaryOperator offset;
        private long read;

        Log(long records, LongUnaryOperator content, LongUnaryOperator offset) {
            this.records = records;
            this.content = content;
            this.offset = offset;
        }

        @Override
        public long begin() {
            return 0;
        }

        @Override
        public long end() {
            return offset.applyAsLong(records - 1) + 1;
        }

        @Override
        public void read(long from, long to, RecordVisitor visitor) {
            // A little before the first one: copies are at most a marker for each transaction behind.
            long first = Math.max(0, from - from / TRANSACTION - 2);
            for (long number = first; number < records; number++) {
                long at = offset.applyAsLong(number);
                if (at >= to) {
                    return;
                }
                if (at >= from) {
                    read++;
                    if (!visitor.visit(at, content.applyAsLong(number))) {
                        return;
                    }
                }
            }
        }

        @Override
        public Reading reading() {
            return new Reading(read, 0);
        }
    }
}
