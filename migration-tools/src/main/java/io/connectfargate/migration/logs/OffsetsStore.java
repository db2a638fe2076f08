package io.connectfargate.migration.logs;

import java.util.Optional;

/**
 * Offsets of a connector in the offsets topic of Connect workers.
 *
 * @param topic on the target
 * @param connector its name in the keys; empty for any
 * @param cluster the source's alias in the keys; empty if they have none
 */
public record OffsetsStore(String topic, Optional<String> connector, Optional<String> cluster) {
    /** Of one connector. */
    public static OffsetsStore of(String topic, String connector, Optional<String> cluster) {
        return new OffsetsStore(topic, Optional.of(connector), cluster);
    }

    /** Of every connector that copies from a cluster of this alias. */
    public static OffsetsStore ofAny(String topic, String cluster) {
        return new OffsetsStore(topic, Optional.empty(), Optional.of(cluster));
    }
}
