package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** With real markers {@code LedgerIT} looks. */
class ContentLookTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final TopicPartition BILLS = new TopicPartition("bills", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");

    @Test
    void findsTheFirstRecordAndNoneBehindTheStretch() {
        consumer.updateBeginningOffsets(Map.of(ORDERS, 0L, BILLS, 0L));
        consumer.schedulePollTask(() -> {
            record(ORDERS, 3);
            record(BILLS, 9);
        });

        Map<TopicPartition, ContentLook.Found> found = new ContentLook(
                        consumer, Map.of(ORDERS, new Stretch(1, 5), BILLS, new Stretch(1, 5)))
                .look(Duration.ofSeconds(5));

        assertThat(found)
                .containsOnly(
                        Map.entry(ORDERS, new ContentLook.Found(3, OptionalLong.of(3))),
                        Map.entry(BILLS, new ContentLook.Found(5, OptionalLong.empty())));
    }

    @Test
    void saysHowFarItGotInTime() {
        Map<TopicPartition, ContentLook.Found> found =
                new ContentLook(consumer, Map.of(ORDERS, new Stretch(1, 5))).look(Duration.ofMillis(50));

        assertThat(found).containsOnly(Map.entry(ORDERS, new ContentLook.Found(1, OptionalLong.empty())));
    }

    private void record(TopicPartition partition, long offset) {
        consumer.addRecord(
                new ConsumerRecord<>(partition.topic(), partition.partition(), offset, new byte[0], new byte[0]));
    }
}
