package io.connectfargate.migration.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which records a comparison covers, and how. */
class ParityRangeIT extends TwoClusters {
    @Test
    void comparesCompactedTopicsByKey() throws Exception {
        // Given: the copy was compacted already, and lacks the tombstone
        topic("compacted", Map.of("cleanup.policy", "compact"));
        source.keyed("compacted", "a", "1", "b", "1", "a", "2", "c", "1", "c", null);
        target.keyed("compacted", "b", "1", "a", "2");

        // When, then
        assertThat(full("compacted", 4).verdict()).isEqualTo("VERIFIED: 2 records of 1 partitions are the same.");
        target.keyed("compacted", "b", "9");
        assertThat(full("compacted", 4).verdict()).contains("1 missing", "1 not from the source");
    }

    @Test
    void saysWhenTimestampsAreTheTargetsOwn() throws Exception {
        // Given
        topic("stamped", Map.of());
        target.configure("stamped", "message.timestamp.type", "LogAppendTime");
        source.write("stamped", 0, 10);
        target.write("stamped", 0, 10);

        // When
        Evidence evidence = full("stamped", 9);

        // Then
        assertThat(evidence.same()).isTrue();
        assertThat(evidence.notCovered())
                .contains("Timestamps are not compared: the broker sets them (LogAppendTime) for stamped.");
    }

    @Test
    void beginsWhereBothHaveRecords() throws Exception {
        // Given: each side has removed another part of its beginning
        topic("trimmed-source", Map.of());
        source.write("trimmed-source", 0, 2000);
        target.writeInTransactions("trimmed-source", 0, 2000, 100);
        source.removeBefore("trimmed-source", 700);
        topic("trimmed-target", Map.of());
        source.write("trimmed-target", 0, 2000);
        target.writeInTransactions("trimmed-target", 0, 2000, 100);
        target.removeBefore("trimmed-target", 1010);

        // When
        PartitionParity bySource = full("trimmed-source", 1999).partitions().get(0);
        PartitionParity byTarget = full("trimmed-target", 1999).partitions().get(0);

        // Then: the copy of record n has the offset n and a marker for each 100 records before it
        assertThat(bySource.problem()).isEmpty();
        assertThat(bySource.source()).containsExactly(700L, 2000L);
        assertThat(bySource.records()).isEqualTo(1300);
        assertThat(byTarget.problem()).isEmpty();
        assertThat(byTarget.source()).containsExactly(1000L, 2000L);
        assertThat(byTarget.target()).containsExactly(1010L, 2019L);
    }

    @Test
    void isNotVerifiedWhereNothingIsNotedAsCopied() throws Exception {
        // Given
        topic("unnoted", Map.of());
        source.write("unnoted", 0, 10);

        // When
        Evidence evidence = full("unnoted", -1);

        // Then
        assertThat(evidence.passed()).isFalse();
        assertThat(evidence.verdict())
                .isEqualTo("NOT VERIFIED: nothing could be compared, 10 offsets are still to be copied.");
    }

    @Test
    void countsWithoutReading() throws Exception {
        // Given
        topic("counted", Map.of());
        source.write("counted", 0, 10);

        // When
        Evidence evidence = run(Optional.empty(), Level.COUNTS, "counted", 3);

        // Then
        assertThat(evidence.same()).isFalse();
        assertThat(evidence.verdict())
                .isEqualTo("COUNTED: 1 partitions have their copy, 6 offsets are still to be copied. Records were not"
                        + " compared: use --full.");
    }

    @Test
    void samplesTheFirstTheLastAndOthers() throws Exception {
        // Given
        topic("sampled", Map.of());
        source.write("sampled", 0, 5000);
        target.writeInTransactions("sampled", 0, 5000, 100);
        topic("sampled-wrong", Map.of());
        source.write("sampled-wrong", 0, 5000);
        target.write("sampled-wrong", 0, 4950);
        target.write("sampled-wrong", 4951, 5000);

        // When, then
        assertThat(run(Optional.empty(), Level.sample(500), "sampled", 4999).verdict())
                .matches(
                        "SAMPLED: [2-5]00 records of 1 partitions are the same\\. The others were not compared: use --full\\.");
        assertThat(run(Optional.empty(), Level.sample(500), "sampled-wrong", 4999)
                        .verdict())
                .isEqualTo(
                        "DIFFERENT: 1 of 1 partitions, the first is sampled-wrong-0 (first difference at source offset 4950).");
    }
}
