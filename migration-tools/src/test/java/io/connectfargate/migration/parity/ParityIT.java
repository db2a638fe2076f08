package io.connectfargate.migration.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.migration.Failure;
import io.connectfargate.migration.parity.PartitionParity.Method;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a comparison of all records finds. */
class ParityIT extends TwoClusters {
    @Test
    void verifiesAFaithfulCopyThatHasOtherOffsets() throws Exception {
        // Given
        topic("faithful", Map.of());
        source.write("faithful", 0, 5000);
        target.writeInTransactions("faithful", 0, 5000, 100);

        // When
        Evidence evidence = full("faithful", 4999);

        // Then
        assertThat(evidence.verdict()).isEqualTo("VERIFIED: 5,000 records of 1 partitions are the same.");
        assertThat(evidence.same()).isTrue();
        PartitionParity parity = evidence.partitions().get(0);
        assertThat(parity.method()).isEqualTo(Method.ORDER);
        assertThat(parity.source()).containsExactly(0L, 5000L);
        assertThat(parity.hash()).isNotZero();
    }

    @Test
    void namesWhatWasLostWrittenTwiceAndWrittenByOthers() throws Exception {
        // Given
        topic("wrong", Map.of());
        source.write("wrong", 0, 1000);
        target.write("wrong", 0, 400);
        target.write("wrong", 401, 600);
        target.write("wrong", 590, 1000);
        target.write("wrong", 50_000, 50_001);

        // When
        Evidence evidence = full("wrong", 999);

        // Then
        assertThat(evidence.same()).isFalse();
        assertThat(evidence.verdict())
                .isEqualTo(
                        "DIFFERENT: 1 of 1 partitions, the first is wrong-0 (1 missing, 10 duplicated, 0 out of order,"
                                + " 1 not from the source (first difference at source offset 400)).");
    }

    @Test
    void doesNotExpectWhatIsNotCopiedYet() throws Exception {
        // Given
        topic("behind", Map.of());
        source.write("behind", 0, 1000);
        target.write("behind", 0, 700);

        // When, then
        assertThat(full("behind", 699).verdict())
                .isEqualTo("VERIFIED: 700 records of 1 partitions are the same, 300 offsets are still to be copied.");
        assertThat(full("behind", 700).verdict()).contains("1 missing");
    }

    @Test
    void isDifferentWithoutACopy() throws Exception {
        // Given
        source.create("nocopy", Map.of());
        source.write("nocopy", 0, 10);

        // When, then
        assertThat(full("nocopy", -1).verdict())
                .isEqualTo("DIFFERENT: 1 of 1 partitions, the first is nocopy-0 (the target does not have the topic).");
    }

    @Test
    void failsForATopicThatTheSourceDoesNotHave() {
        assertThatThrownBy(() -> full("nowhere", -1))
                .isInstanceOf(Failure.class)
                .hasMessage("The source does not have topic nowhere.");
    }
}
