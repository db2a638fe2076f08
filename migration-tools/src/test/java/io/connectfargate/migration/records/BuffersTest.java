package io.connectfargate.migration.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** What a comparison of all records holds in memory, by what its consumers are really configured with. */
class BuffersTest {
    private static final long LIMIT = 16 << 20;

    /** As docs/verify.md has it. */
    private static final long RECORD_BYTES = 16 << 10;

    /** A digest: its header, four numbers and a flag, and its place in a list. */
    private static final long DIGEST_BYTES = 48 + 4;

    @Test
    void areNoMoreThan16MegabytesWhateverAConnectorConfigures() {
        // Given
        Map<String, Object> client = Map.of(
                "bootstrap.servers",
                "b-1:9092",
                "fetch.max.bytes",
                1 << 30,
                "max.partition.fetch.bytes",
                1 << 30,
                "max.poll.records",
                1_000_000);

        // When
        Map<String, Object> settings = new HashMap<>(RecordReader.settings(client));
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteArrayDeserializer.class);
        ConsumerConfig consumer = new ConsumerConfig(settings);

        // Then: a side has the last response, the next one, what of it is on its way from the socket, what was polled,
        // and what waits
        long response = Math.max(consumer.getInt("fetch.max.bytes"), consumer.getInt("max.partition.fetch.bytes"));
        long polled = consumer.getInt("max.poll.records") * RECORD_BYTES;
        // One chunk more is filled, and one is compared.
        long waiting = (RangeFeed.CHUNKS + 2) * RangeFeed.CHUNK * DIGEST_BYTES;
        assertThat(2 * (3 * response + polled + waiting)).isLessThanOrEqualTo(LIMIT);
    }
}
