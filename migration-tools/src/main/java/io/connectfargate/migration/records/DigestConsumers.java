package io.connectfargate.migration.records;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Consumers that keep digests of what they read: their memory does not depend on the size of records. */
public final class DigestConsumers {
    /** Of one response. A consumer of one partition has two at most: it keeps the last one until the next is complete. */
    public static final int FETCH_BYTES = 3 << 19;

    /** So many are polled at once. */
    public static final int POLLED_RECORDS = 64;

    private DigestConsumers() {}

    /** Opens one with properties of the caller's choice. */
    public static Consumer<FieldDigest, FieldDigest> open(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new FieldDigest.Digester(), new FieldDigest.Digester());
    }

    /** What a consumer needs that reads much: committed records, in responses of a limited size. */
    static Map<String, Object> settings(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.putAll(Map.of(
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "allow.auto.create.topics",
                false,
                // Retention may remove what is to be read: to go on elsewhere would look like a difference.
                "auto.offset.reset",
                "none",
                // A fetch at the end of one partition must not hold up the next one.
                "fetch.max.wait.ms",
                20,
                "max.poll.records",
                POLLED_RECORDS,
                "fetch.max.bytes",
                FETCH_BYTES,
                "max.partition.fetch.bytes",
                FETCH_BYTES,
                // The system's own size: it grows with the distance to the broker.
                "receive.buffer.bytes",
                -1));
        return settings;
    }
}
