package io.connectfargate.ledger.observation;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/**
 * What a cluster reported of one topic.
 *
 * @param id empty if the cluster does not report ids (brokers before 2.8), or if the topic is not known to exist
 * @param partitions by number; empty unless the topic exists
 * @param problem why the topic is unknown or absent, if that was reported
 */
public record TopicFacts(
        Presence presence, Optional<Uuid> id, Map<Integer, PartitionFacts> partitions, Optional<String> problem) {
    /** Whether a topic exists. */
    public enum Presence {
        /** It does. */
        PRESENT,
        /** The cluster says that it does not. */
        ABSENT,
        /** Nobody knows, for example since the login may not describe it. */
        UNKNOWN
    }

    /** Copies the map. */
    public TopicFacts {
        partitions = Map.copyOf(partitions);
    }

    /** A topic that exists. */
    public static TopicFacts present(Optional<Uuid> id, Map<Integer, PartitionFacts> partitions) {
        return new TopicFacts(Presence.PRESENT, id, partitions, Optional.empty());
    }

    /** A topic that does not exist. */
    public static TopicFacts absent(Optional<String> reason) {
        return new TopicFacts(Presence.ABSENT, Optional.empty(), Map.of(), reason);
    }

    /** A topic of which nothing is known. */
    public static TopicFacts unknown(String problem) {
        return new TopicFacts(Presence.UNKNOWN, Optional.empty(), Map.of(), Optional.of(problem));
    }
}
