package io.connectfargate.migration.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.OpenTransaction;
import io.connectfargate.ledger.observation.PartitionFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OpenTransactionsTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final Instant WRITTEN = Instant.parse("2026-01-02T03:04:05.678Z");

    private final ReportedLogs logs = new ReportedLogs();

    @Test
    void namesTheProducerAndHowToAbort() throws InterruptedException {
        OpenTransaction open = new OpenTransaction(4000, 3, 2, WRITTEN);
        logs.report(ORDERS, PartitionFacts.of(new Offsets(0, 2, 12), OptionalLong.empty(), false, Optional.of(open)));

        assertThat(new OpenTransactions(logs).name(held()))
                .containsExactly(
                        "orders-0: up to 8 records wait for a transaction that is open on the source since offset 2"
                                + " (transactional id of-4000, producer 4000, epoch 3, last write at"
                                + " 2026-01-02T03:04:05Z). Let its producer complete it. If the producer is gone for good,"
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
                                + " Which producer holds it open is not known: the brokers are too old to report it.");
    }

    @Test
    void doesNotCallVerifiedWhatEndedOnlyNow() throws InterruptedException {
        logs.report(ORDERS, PartitionFacts.of(Offsets.of(0, 11)));

        assertThat(new OpenTransactions(logs).name(held()))
                .singleElement()
                .asString()
                .contains("Verify again.");
    }

    private static SortedMap<TopicPartition, Held> held() {
        SortedMap<TopicPartition, Held> held = new TreeMap<>(Comparator.comparing(TopicPartition::topic));
        held.put(ORDERS, new Held(2, 10));
        return held;
    }
}
