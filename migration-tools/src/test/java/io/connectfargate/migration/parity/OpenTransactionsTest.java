package io.connectfargate.migration.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.OpenTransaction;
import io.connectfargate.ledger.observation.PartitionFacts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OpenTransactionsTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final Instant WRITTEN = Instant.parse("2026-01-02T03:04:05.678Z");

    private final ReportedLogs logs = new ReportedLogs();

    @Test
    void namesTheProducerAndHowToAbort() throws InterruptedException {
        OpenTransaction open = new OpenTransaction(4000, 3, 2, WRITTEN);
        report(open);
        coordinate(4000, TransactionState.ONGOING, WRITTEN, ORDERS);

        assertThat(at(WRITTEN.plusSeconds(59)).name(held()))
                .containsExactly(
                        "orders-0: up to 8 records wait for a transaction that is open on the source since offset 2"
                                + " (transactional id of-4000, producer 4000, epoch 3, last write at"
                                + " 2026-01-02T03:04:05Z, started at 2026-01-02T03:04:05Z, 59 s ago). Let its producer complete it. If the producer is gone for good,"
                                + " abort it: kafka-transactions.sh --bootstrap-server b-1:9092 abort --topic orders"
                                + " --partition 0 --start-offset 2. Then verify again.");
    }

    @Test
    void saysThatBrokersAreTooOldToNameTheProducer() throws InterruptedException {
        logs.report(
                ORDERS,
                PartitionFacts.of(new Offsets(0, 2, 10))
                        .without(Optional.empty(), Optional.of("the brokers are too old to report it")));

        assertThat(new OpenTransactions(logs).name(held()))
                .containsExactly(
                        "orders-0: up to 8 records wait for a transaction that is open on the source since offset 2."
                                + " Which producer holds it open is not known: the brokers are too old to report it."
                                + " Nor is it known whether it hangs.");
    }

    @Test
    void doesNotCallVerifiedWhatEndedOnlyNow() throws InterruptedException {
        logs.report(ORDERS, PartitionFacts.of(Offsets.of(0, 11)));

        assertThat(new OpenTransactions(logs).name(held()))
                .singleElement()
                .asString()
                .contains("Verify again.");
    }

    @Test
    void hangsBehindItsTimeout() throws InterruptedException {
        report(new OpenTransaction(4000, 3, 2, WRITTEN));
        coordinate(4000, TransactionState.ONGOING, WRITTEN, ORDERS);

        assertThat(at(WRITTEN.plusSeconds(119)).find(held())).noneMatch(OpenTransactions.Found::hanging);
        assertThat(at(WRITTEN.plusSeconds(121)).find(held()))
                .singleElement()
                .satisfies(found -> assertThat(found.hanging()).isTrue())
                .satisfies(found -> assertThat(found.sentence())
                        .contains(
                                "It hangs: its coordinator should have aborted it after its timeout of 60 s. Abort it:"
                                        + " kafka-transactions.sh"));
    }

    @Test
    void hangsIfItsCoordinatorHasCompletedIt() throws InterruptedException {
        report(new OpenTransaction(4000, 3, 2, WRITTEN));
        coordinate(4000, TransactionState.COMPLETE_COMMIT, WRITTEN);

        assertThat(at(WRITTEN).find(held()))
                .singleElement()
                .satisfies(found -> assertThat(found.hanging()).isTrue())
                .satisfies(found -> assertThat(found.sentence()).contains("its coordinator no longer has"));
    }

    @Test
    void doesNotHangIfItEndsWhileItsCoordinatorIsAsked() throws InterruptedException {
        report(new OpenTransaction(4000, 3, 2, WRITTEN));
        coordinate(4000, TransactionState.COMPLETE_COMMIT, WRITTEN);
        logs.meanwhile(() -> report(new OpenTransaction(4000, 4, 11, WRITTEN)));

        assertThat(at(WRITTEN).find(held())).noneMatch(OpenTransactions.Found::hanging);
    }

    @Test
    void hangsAfterTheLongestTimeoutWithoutACoordinator() throws InterruptedException {
        report(new OpenTransaction(4000, 3, 2, WRITTEN));

        assertThat(at(WRITTEN.plusSeconds(15 * 60)).find(held())).noneMatch(OpenTransactions.Found::hanging);
        assertThat(at(WRITTEN.plusSeconds(15 * 60 + 1)).find(held()))
                .singleElement()
                .satisfies(found -> assertThat(found.hanging()).isTrue())
                .satisfies(found -> assertThat(found.sentence()).contains("its last record is older than 15 min"));
    }

    private OpenTransactions at(Instant now) {
        return new OpenTransactions(logs, "source", Clock.fixed(now, ZoneOffset.UTC));
    }

    private void report(OpenTransaction open) {
        logs.report(ORDERS, PartitionFacts.of(new Offsets(0, 2, 12), OptionalLong.empty(), false, Optional.of(open)));
    }

    private void coordinate(long producer, TransactionState state, Instant begun, TopicPartition... partitions) {
        logs.coordinate(new TransactionDescription(
                1, state, producer, 3, 60_000, OptionalLong.of(begun.toEpochMilli()), Set.of(partitions)));
    }

    private static SortedMap<TopicPartition, Held> held() {
        SortedMap<TopicPartition, Held> held = new TreeMap<>(Comparator.comparing(TopicPartition::topic));
        held.put(ORDERS, new Held(2, 10));
        return held;
    }
}
