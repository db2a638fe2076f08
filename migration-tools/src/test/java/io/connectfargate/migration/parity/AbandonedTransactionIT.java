package io.connectfargate.migration.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;

/** A transaction that hangs: the partition has it, and no coordinator knows of it. */
class AbandonedTransactionIT extends TwoClusters {
    @Test
    void isNotVerified() throws Exception {
        // Given: records of 2023, and coordinators that have lost all transactions
        topic("abandoned", Map.of());
        source.write("abandoned", 0, 10);
        target.write("abandoned", 0, 10);
        try (KafkaProducer<String, String> producer = source.open("abandoned", 10)) {
            assertThat(full("abandoned", 9).passed()).isTrue();
            source.admin().deleteTopics(List.of("__transaction_state")).all().get();

            // When, then
            await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
                Evidence evidence = full("abandoned", 9);
                assertThat(evidence.verdict()).startsWith("NOT VERIFIED: in 1 of 1 partitions a transaction hangs");
                assertThat(evidence.notCovered().get(0))
                        .contains(
                                "no transactional id is reported for it",
                                "It hangs: its last record is older than 15 min");
            });
        }
    }
}
