package io.connectfargate.migration.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a comparison takes from the evidence of an earlier one. */
class ParityResumeIT extends TwoClusters {
    @Test
    void goesOnBehindAnEarlierRun() throws Exception {
        // Given
        topic("resumed", Map.of());
        source.write("resumed", 0, 1000);
        target.writeInTransactions("resumed", 0, 600, 100);
        Evidence earlier = full("resumed", 599);
        target.writeInTransactions("resumed", 600, 1000, 100);

        // When
        Evidence evidence = run(Optional.of(earlier), Level.FULL, "resumed", 999);
        Evidence whole = full("resumed", 999);

        // Then
        assertThat(evidence.verdict()).isEqualTo("VERIFIED: 1,000 records of 1 partitions are the same.");
        assertThat(evidence.partitions()).isEqualTo(whole.partitions());
        assertThat(earlier.partitions().get(0).hash())
                .isNotEqualTo(whole.partitions().get(0).hash());
    }

    @Test
    void doesNotGoOnBehindTheEndOfALogThatIsShorterNow() throws Exception {
        // Given: evidence of 1,000 records, and a topic of that name with 10, of which one did not arrive
        topic("longer", Map.of());
        source.write("longer", 0, 1000);
        target.write("longer", 0, 1000);
        Evidence earlier = full("longer", 999);
        PartitionParity old = earlier.partitions().get(0);
        topic("shorter", Map.of());
        source.write("shorter", 0, 10);
        target.write("shorter", 0, 9);

        // When
        Evidence evidence = run(Optional.of(of("shorter", earlier, old)), Level.FULL, "shorter", 9);

        // Then
        assertThat(evidence.passed()).isFalse();
        assertThat(evidence.partitions().get(0).missing()).isEqualTo(1);
    }

    @Test
    void doesNotGoOnInATopicThatWasCreatedAgain() throws Exception {
        // Given: evidence of 100 records; then a longer topic of that name, of which the first record did not arrive
        topic("again", Map.of());
        source.write("again", 0, 100);
        target.write("again", 0, 100);
        Evidence earlier = full("again", 99);
        source.createAgain("again");
        source.write("again", 1000, 1500);
        target.createAgain("again");
        target.write("again", 1001, 1500);

        // When
        Evidence evidence = run(Optional.of(earlier), Level.FULL, "again", 499);

        // Then
        assertThat(evidence.partitions().get(0).missing()).isEqualTo(1);
        assertThat(evidence.partitions().get(0).records()).isEqualTo(499);
        assertThat(evidence.notCovered())
                .contains("Created again since the earlier run, and compared from their beginnings: again.");
        assertThat(evidence.topics()).isNotEqualTo(earlier.topics());
    }

    private static Evidence of(String topic, Evidence all, PartitionParity old) {
        return new Evidence(
                all.version(),
                all.at(),
                all.level(),
                all.sourceCluster(),
                all.targetCluster(),
                all.verdict(),
                true,
                true,
                all.notCovered(),
                List.of(),
                List.of(of(topic, old)));
    }

    private static PartitionParity of(String topic, PartitionParity old) {
        return new PartitionParity(
                topic,
                0,
                old.method(),
                old.source(),
                old.target(),
                old.records(),
                old.bytes(),
                old.hash(),
                0,
                0,
                0,
                0,
                0,
                0,
                "",
                old.result());
    }
}
