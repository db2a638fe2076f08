package io.connectfargate.migration.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.OpenTransaction;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.records.RecordReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OpenTransactionsTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final Instant WRITTEN = Instant.parse("2026-01-02T03:04:05.678Z");

    /** Behind the first two records is a transaction, up to the end of it all. */
    private final RecordReader source = VerificationTest.reader(10, ORDERS);

    private final ReportedLogs logs = new ReportedLogs();

    @Test
    void isNotCompleteWithEverythingThatAReaderOfCommittedRecordsSees() throws InterruptedException {
        Workload workload = held();

        CopyProgress progress = CopyProgress.of(workload, Map.of(ORDERS, 1L));

        assertThat(progress.done()).isEqualTo(2);
        assertThat(progress.total()).isEqualTo(10);
        assertThat(progress.isComplete()).isFalse();
    }

    @Test
    void countsAPartitionOfWhichNothingIsVisible() throws InterruptedException {
        logs.report(ORDERS, PartitionFacts.of(new Offsets(0, 0, 5)));

        assertThat(Workload.of(source, logs, Set.of(ORDERS)).offsets()).isEqualTo(5);
    }

    @Test
    void namesTheProducerAndHowToAbort() throws InterruptedException {
        Workload workload = held();
        OpenTransaction open = new OpenTransaction(4000, 3, 2, WRITTEN);
        logs.report(ORDERS, PartitionFacts.of(new Offsets(0, 2, 12), OptionalLong.empty(), false, Optional.of(open)));

        assertThat(new OpenTransactions(logs).name(workload))
                .containsExactly(
                        "orders-0: up to 8 records wait for a transaction that is open on the source since offset 2"
                                + " (transactional id of-4000, producer 4000, epoch 3, last write at"
                                + " 2026-01-02T03:04:05Z). Let its producer complete it. If the producer is gone for good,"
                                + " abort it: kafka-transactions.sh --bootstrap-server b-1:9092 abort --topic orders"
                                + " --partition 0 --start-offset 2. Then verify again.");
    }

    @Test
    void saysThatBrokersAreTooOldToNameTheProducer() throws InterruptedException {
        Workload workload = held();
        logs.report(
                ORDERS,
                PartitionFacts.of(new Offsets(0, 2, 10))
                        .without(Optional.empty(), Optional.of("the brokers are too old to report it")));

        assertThat(new OpenTransactions(logs).name(workload))
                .containsExactly(
                        "orders-0: up to 8 records wait for a transaction that is open on the source since offset 2."
                                + " Which producer holds it open is not known: the brokers are too old to report it.");
    }

    @Test
    void doesNotCallVerifiedWhatEndedOnlyNow() throws InterruptedException {
        Workload workload = held();
        logs.report(ORDERS, PartitionFacts.of(Offsets.of(0, 11)));

        assertThat(new OpenTransactions(logs).name(workload))
                .singleElement()
                .asString()
                .contains("Verify again.");
    }

    @Test
    void waitsForNoMoreThanLayThereAtTheStart() throws InterruptedException {
        Workload workload = held();
        logs.report(ORDERS, PartitionFacts.of(new Offsets(0, 20, 30)));

        Workload refreshed = workload.refreshed(source, logs);

        assertThat(refreshed.held()).isEmpty();
        assertThat(refreshed.parts().get(ORDERS).last()).isEqualTo(9);
        assertThat(CopyProgress.of(refreshed, Map.of(ORDERS, 8L)).isComplete()).isFalse();
        assertThat(CopyProgress.of(refreshed, Map.of(ORDERS, 9L)).isComplete()).isTrue();
    }

    @Test
    void verifiesNothingIfTheEndOfALogCannotBeRead() {
        logs.report(ORDERS, PartitionFacts.unknown("no leader"));

        assertThatThrownBy(() -> Workload.of(source, logs, Set.of(ORDERS)))
                .isInstanceOf(Failure.class)
                .hasMessage("The end of orders-0 on the source cannot be read: no leader.");
    }

    private Workload held() throws InterruptedException {
        logs.report(ORDERS, PartitionFacts.of(new Offsets(0, 2, 10)));
        return Workload.of(source, logs, Set.of(ORDERS));
    }
}
