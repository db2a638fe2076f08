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

    /** A digest: its header, four numbers and a flag, and its place in a list, which may have grown beyond its need. */
    private static final long DIGEST_BYTES = 48 + 6;

    /** A record of which a consumer keeps digests: its object, its headers' list, and two digests. */
    private static final long POLLED_BYTES = 400;

    /** The digests behind a difference, on both sides, and where they are on one. */
    private static final long DIFFERENCE_BYTES = SequenceChecker.LAST_WINDOW * (2 * DIGEST_BYTES + 36);

    /** The fingerprints that came before it, as they arrived and sorted. */
    private static final long RECENT_BYTES = 2 * (1 << 14) * Long.BYTES;

    /** Two slots of four numbers for each key, and both logs' blocks; of the fewest one more is read, through a buffer of its size. */
    private static final long KEYS_BYTES = KeyTable.KEYS * 2 * 4 * Long.BYTES
            + 2 * (KeyBuckets.BUFFER_BYTES + 2 * KeyBuckets.BUFFER_BYTES / KeyBuckets.FEWEST);

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
        Map<String, Object> settings = new HashMap<>(DigestConsumers.settings(client));
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteArrayDeserializer.class);
        ConsumerConfig consumer = new ConsumerConfig(settings);

        // Then: a side has the last response, the next one, what of it is on its way from the socket, what was polled,
        // and what waits
        long response = Math.max(consumer.getInt("fetch.max.bytes"), consumer.getInt("max.partition.fetch.bytes"));
        long polled = consumer.getInt("max.poll.records") * POLLED_BYTES;
        // One chunk more is filled, and one is compared.
        long waiting = (RangeFeed.CHUNKS + 2) * RangeFeed.CHUNK * DIGEST_BYTES;
        long compared = Math.max(DIFFERENCE_BYTES + RECENT_BYTES, KEYS_BYTES);
        assertThat(2 * (3 * response + polled + waiting) + compared).isLessThanOrEqualTo(LIMIT);
    }
}
