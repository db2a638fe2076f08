package org.apache.kafka.connect.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.ledger.observation.ReadChain;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.connect.mirror.MirrorSourceTask;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.junit.jupiter.api.Test;

/** Fails when an upgrade moves what nobody promised: then the ledger would not know how far tasks have read. */
class SourcePositionsTest {
    @Test
    void readsTheConsumersOwnPosition() throws Exception {
        TopicPartition known = new TopicPartition("orders", 0);
        TopicPartition unknown = new TopicPartition("orders", 1);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "localhost:1"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(known, unknown));
            consumer.seek(known, 42);

            assertThat(SourcePositions.samples(consumer)).containsOnlyKeys(known);
            ReadChain.Sample sample = SourcePositions.samples(consumer).get(known);
            assertThat(sample.position()).isEqualTo(42);
            assertThat(sample.fetched()).isFalse();
            assertThat(sample.logStart()).isEmpty();
        }
    }

    @Test
    void findsTheFieldsOfConnectAndMirrorMaker() throws Exception {
        assertThat(type(Worker.class, "tasks")).isEqualTo(ConcurrentMap.class);
        assertThat(type(Worker.class, "globalOffsetBackingStore")).isEqualTo(OffsetBackingStore.class);
        assertThat(type(AbstractWorkerSourceTask.class, "task")).isEqualTo(SourceTask.class);
        assertThat(type(MirrorSourceTask.class, "consumer")).isEqualTo(KafkaConsumer.class);
        assertThat(SourcePositions.value(MirrorSourceTask.class, "consumer", new MirrorSourceTask()))
                .isNull();
    }

    private static Class<?> type(Class<?> owner, String field) throws NoSuchFieldException {
        return owner.getDeclaredField(field).getType();
    }
}
