package io.connectfargate.migration.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.migration.parity.PartitionParity.Result;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;

/** What transactions that are open while clusters are compared do to the result. */
class OpenTransactionIT extends TwoClusters {
    @Test
    void isVerifiedUpToTheCommittedEndAndNamesTheTransaction() throws Exception {
        // Given
        topic("open", Map.of());
        source.write("open", 0, 10);
        target.write("open", 0, 10);
        try (KafkaProducer<String, String> producer = source.open("open", 10)) {
            // When
            Evidence evidence = full("open", 9);

            // Then
            assertThat(evidence.verdict())
                    .isEqualTo(
                            "VERIFIED: 10 records of 1 partitions are the same, 1 offsets behind open transactions of"
                                    + " the source (1 partitions) are not compared.");
            assertThat(evidence.passed()).isTrue();
            assertThat(evidence.notCovered().get(0))
                    .startsWith(
                            "open-0: up to 1 records wait for a transaction that is open on the source since offset 10"
                                    + " (transactional id open-tx, producer ")
                    .contains(", started at ", " s ago). Let its producer complete it.");
        }
    }

    @Test
    void isNotVerifiedIfATransactionIsOlderThanItsTimeout() throws Exception {
        // Given: a producer with Kafka's timeout of a minute
        topic("late", Map.of());
        source.write("late", 0, 10);
        target.write("late", 0, 10);
        try (KafkaProducer<String, String> producer = source.open("late", 10)) {
            // When
            Evidence evidence = run(
                    Optional.empty(), Level.FULL, "late", 9, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(3)));

            // Then
            assertThat(evidence.passed()).isFalse();
            assertThat(evidence.verdict())
                    .isEqualTo("NOT VERIFIED: in 1 of 1 partitions a transaction hangs, the first is late-0: what lies"
                            + " behind it cannot be compared until it is aborted.");
            assertThat(evidence.notCovered().get(0))
                    .contains("It hangs: its coordinator should have aborted it after its timeout of 60 s.");
        }
    }

    @Test
    void isNotVerifiedIfNothingIsCommitted() throws Exception {
        // Given
        topic("uncommitted", Map.of());
        try (KafkaProducer<String, String> producer = source.open("uncommitted", 0)) {
            // When, then
            assertThat(full("uncommitted", -1).verdict())
                    .isEqualTo(
                            "NOT VERIFIED: nothing could be compared, 1 offsets behind open transactions of the source"
                                    + " (1 partitions) are not compared.");
        }
    }

    @Test
    void isNotDecidedForRecordsBehindAnOpenTransactionOfTheTarget() throws Exception {
        // Given: somebody else's transaction is open on the target, and the last records were copied behind it
        topic("blocked", Map.of());
        source.write("blocked", 0, 10);
        target.write("blocked", 0, 8);
        try (KafkaProducer<String, String> producer = target.open("blocked", 100)) {
            target.write("blocked", 8, 10);

            // When
            Evidence blocked = full("blocked", 9);
            Evidence before = full("blocked", 7);
            producer.abortTransaction();
            Evidence ended = full("blocked", 9);

            // Then
            assertThat(blocked.passed()).isFalse();
            assertThat(blocked.partitions().get(0).result()).isEqualTo(Result.UNKNOWN);
            assertThat(blocked.verdict())
                    .startsWith("NOT VERIFIED: not decided for 1 of 1 partitions, the first is blocked-0 (2 missing,")
                    .contains("the transaction that is open on the target since offset 8: verify again");
            assertThat(before.verdict())
                    .isEqualTo("VERIFIED: 8 records of 1 partitions are the same, 2 offsets are still to be copied.");
            assertThat(before.notCovered().get(0))
                    .startsWith("What lies behind transactions that are open on the target, in 1 partitions");
            assertThat(ended.verdict()).isEqualTo("VERIFIED: 10 records of 1 partitions are the same.");
        }
    }

    @Test
    void isDifferentIfARecordIsMissingBeforeAnOpenTransactionOfTheTarget() throws Exception {
        // Given
        topic("lost", Map.of());
        source.write("lost", 0, 10);
        target.write("lost", 0, 4);
        target.write("lost", 5, 10);
        try (KafkaProducer<String, String> producer = target.open("lost", 100)) {
            // When, then
            assertThat(full("lost", 9).verdict())
                    .startsWith("DIFFERENT: 1 of 1 partitions, the first is lost-0 (1 missing");
        }
    }
}
