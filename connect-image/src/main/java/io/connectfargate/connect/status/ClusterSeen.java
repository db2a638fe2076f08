package io.connectfargate.connect.status;

import java.util.Optional;

/**
 * One cluster of a source connector.
 *
 * @param problem why it was not reached in the last round
 * @param version of Kafka, such as 3.9, where the brokers tell it
 */
public record ClusterSeen(Optional<String> problem, Optional<String> version) {
    /** Nobody has looked. */
    public static final ClusterSeen NOTHING =
            new ClusterSeen(Optional.of("It has not been checked."), Optional.empty());
}
