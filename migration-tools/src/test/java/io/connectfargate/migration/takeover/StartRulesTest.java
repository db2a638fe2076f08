package io.connectfargate.migration.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.migration.takeover.StartOffset.Evidence;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where copying begins, over logs in memory whose n-th record is known. */
class StartRulesTest {
    private static final TopicPartition LONDON = new TopicPartition("london", 0);
    private static final LongUnaryOperator UNIQUE = number -> 1_000_003L * number;
    private static final OldTool MM2 =
            OldTool.mirrorMaker2(OldTool.Workers.dedicated("a"), "MirrorSourceConnector", "a");

    private OldTool tool = MM2;
    private boolean acceptGaps;
    private boolean compacted;
    private long limit = 1_000_000;

    @Test
    void confirmsWhatIsStored() {
        StartOffset start = decide(5_000, UNIQUE, 3_000, OptionalLong.of(3_000));

        assertThat(start.next()).hasValue(3_000);
        assertThat(start.evidence()).isEqualTo(Evidence.CONFIRMED);
        assertThat(start.toStore()).contains(2_999L);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 1_000, 4_587})
    void correctsWhatAKilledToolHasStored(long stored) {
        StartOffset start = decide(5_000, UNIQUE, 4_588, stored < 0 ? OptionalLong.empty() : OptionalLong.of(stored));

        assertThat(start.next()).hasValue(4_588);
        assertThat(start.evidence()).isEqualTo(Evidence.CORRECTED);
    }

    @Test
    void findsACopyOfLessThan32Records() {
        assertThat(decide(100, UNIQUE, 3, OptionalLong.empty()).next()).hasValue(3);
    }

    @Test
    void acceptsAStoredOffsetBehindMarkersAndGaps() {
        WrittenLog source = WrittenLog.of(0, 0, 99, UNIQUE).marker().marker();
        source.add(UNIQUE.applyAsLong(100));
        WrittenLog target = WrittenLog.of(0, 0, 99, UNIQUE).marker();

        assertThat(decide(source, target, OptionalLong.of(102)).evidence()).isEqualTo(Evidence.CONFIRMED);
        assertThat(decide(source, target, OptionalLong.of(102)).next()).hasValue(102);
        assertThat(decide(source, target, OptionalLong.of(50)).next()).hasValue(100);
    }

    @Test
    void rejectsWhatTheTargetDoesNotHave() {
        StartOffset start = decide(5_000, UNIQUE, 1_200, OptionalLong.of(4_000));

        assertThat(start.isRejected()).isTrue();
        assertThat(start.toStore()).isEmpty();
        assertThat(start.reason())
                .contains("records end at 1200 on the source", "offset 4000 is stored", "--trust-stored london");
    }

    @Test
    void rejectsATargetWithOtherRecords() {
        WrittenLog target = WrittenLog.of(0, 0, 99, UNIQUE).add(7);

        StartOffset start = decide(WrittenLog.of(0, 0, 199, UNIQUE), target, OptionalLong.of(100));

        assertThat(start.isRejected()).isTrue();
        assertThat(start.reason()).contains("last 32 records are not found on the source");
    }

    @Test
    void usesMirrorMaker1sOffsetWherePartitionsAreMixed() {
        tool = OldTool.mirrorMaker1("mm1");
        WrittenLog target = WrittenLog.of(0, 0, 99, number -> number % 3 == 0 ? number : UNIQUE.applyAsLong(number));

        StartOffset start = decide(WrittenLog.of(0, 0, 199, UNIQUE), target, OptionalLong.of(100));

        assertThat(start.evidence()).isEqualTo(Evidence.NOT_COMPARED);
        assertThat(start.next()).hasValue(100);
        assertThat(start.reason()).contains("MirrorMaker 1 need not keep partitions");
    }

    @Test
    void copiesFromTheBeginningWhereMirrorMaker1PutOtherPartitionsRecords() {
        WrittenLog target = WrittenLog.of(0, 0, 99, UNIQUE);
        StartOffset byOtherTool = decide(new WrittenLog(), target, OptionalLong.empty());
        tool = OldTool.mirrorMaker1("mm1");

        assertThat(byOtherTool.isRejected()).isTrue();
        assertThat(decide(new WrittenLog(), target, OptionalLong.empty()).next())
                .hasValue(0);
    }

    @Test
    void doesNotCallRepeatingContentProven() {
        StartOffset start = decide(5_000, number -> number % 100, 3_000, OptionalLong.of(3_000));

        assertThat(start.evidence()).isEqualTo(Evidence.NOT_COMPARED);
        assertThat(start.reason()).contains("content repeats");
        assertThat(decide(5_000, number -> number % 100, 3_000, OptionalLong.of(2_999))
                        .isRejected())
                .isTrue();
    }

    @Test
    void readsMoreWhereOnlyTheLastRecordsRepeat() {
        LongUnaryOperator content = number -> number % 1_000 < 900 ? number : 7;

        StartOffset start = decide(5_000, content, 3_000, OptionalLong.of(2_500));

        assertThat(start.next()).hasValue(3_000);
        assertThat(start.evidence()).isEqualTo(Evidence.CORRECTED);
    }

    @Test
    void beginsAtTheFirstRecordWhereNothingIsCopied() {
        WrittenLog source = WrittenLog.of(0, 0, 99, UNIQUE);

        StartOffset start = decide(source, new WrittenLog(), OptionalLong.empty());

        assertThat(start.evidence()).isEqualTo(Evidence.NOT_COPIED);
        assertThat(start.next()).hasValue(0);
        assertThat(start.toStore()).isEmpty();
        assertThat(decide(source, new WrittenLog(), OptionalLong.of(0)).toStore())
                .isEmpty();
        assertThat(decide(source, new WrittenLog(), OptionalLong.of(5)).isRejected())
                .isTrue();
    }

    @Test
    void namesACopyOfAnotherReplicationPolicy() {
        StartRules rules = new StartRules(tool, false);

        StartOffset start = rules.withoutCopy(LONDON, OptionalLong.of(5), "partition 0", Optional.of("source.london"));

        assertThat(start.isRejected()).isTrue();
        assertThat(start.reason())
                .contains("no partition 0 but has source.london. If that is its copy by another replication policy");
        assertThat(rules.withoutCopy(LONDON, OptionalLong.empty(), "partition 0", Optional.empty())
                        .evidence())
                .isEqualTo(Evidence.NOT_COPIED);
    }

    @Test
    void storesZeroAfterOneRecord() {
        assertThat(decide(10, UNIQUE, 1, OptionalLong.of(1)).toStore()).contains(0L);
    }

    @Test
    void rejectsOffsetsThatTheSourceDoesNotHave() {
        WrittenLog source = WrittenLog.of(0, 0, 99, UNIQUE);
        WrittenLog emptied = WrittenLog.of(0, 0, 9, UNIQUE).deleteBefore(10);

        assertThat(decide(source, emptied, OptionalLong.of(101)).reason()).contains("the source ends at 100");
        source.deleteBefore(50);
        assertThat(decide(source, emptied, OptionalLong.of(20)).reason()).contains("from 20 to before 50");
        acceptGaps = true;
        assertThat(decide(source, emptied, OptionalLong.of(20)).next()).hasValue(50);
        assertThat(decide(source, emptied, OptionalLong.empty()).isRejected()).isTrue();
    }

    @Test
    void findsTheLastRecordsThatCompactionHasLeft() {
        compacted = true;
        WrittenLog source = WrittenLog.of(0, 0, 199, UNIQUE);
        WrittenLog target = WrittenLog.of(0, 0, 149, UNIQUE);
        source.remove(149).remove(147).remove(130);
        target.remove(120).remove(148);

        StartOffset start = decide(source, target, OptionalLong.of(100));

        // Its last record has been compacted on the source: what follows the one before it is the same place.
        assertThat(start.next()).hasValue(147);
        assertThat(start.evidence()).isEqualTo(Evidence.CORRECTED);
        assertThat(decide(source, target, OptionalLong.of(150)).isRejected()).isTrue();
        assertThat(decide(source.remove(148), target, OptionalLong.of(150)).evidence())
                .isEqualTo(Evidence.CONFIRMED);
    }

    /** A source of so many records, of which the target has the first. */
    private StartOffset decide(long records, LongUnaryOperator content, long copied, OptionalLong stored) {
        return decide(WrittenLog.of(0, 0, records - 1, content), WrittenLog.of(0, 0, copied - 1, content), stored);
    }

    private StartOffset decide(WrittenLog source, WrittenLog target, OptionalLong stored) {
        TailSearch search = new TailSearch(source, target, limit);
        return new StartRules(tool, acceptGaps).decide(LONDON, stored, search, search.find(stored, compacted));
    }
}
