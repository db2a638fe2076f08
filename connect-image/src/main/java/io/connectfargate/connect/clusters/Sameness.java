package io.connectfargate.connect.clusters;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * Whether two addresses lead to one cluster.
 *
 * <p>Different cluster ids are two clusters. Equal ones prove little, since public container images give each cluster the same:
 * then the ids of topics decide, which are random.
 */
public enum Sameness {
    /** They do. */
    ONE,
    /** They do not. */
    TWO,
    /** The cluster ids are equal, and no topic decides. */
    UNKNOWN;

    private static final Set<String> WORKER_TOPICS =
            Set.of("config.storage.topic", "offset.storage.topic", "status.storage.topic");

    /**
     * Compares two sides.
     *
     * @param worker the worker's properties
     * @throws UnknownException if a cluster's id cannot be read
     */
    public static Sameness of(Side one, Side other, Map<String, String> worker) throws UnknownException {
        if (addresses(one).equals(addresses(other))) {
            return ONE;
        }
        if (!one.clusterId().equals(other.clusterId())) {
            return TWO;
        }
        Optional<Boolean> topics = SourceIdentity.matches(visible(one), visible(other));
        if (topics.isPresent()) {
            return topics.get() ? ONE : TWO;
        }
        return lacksWorkerTopic(one, other, worker) || lacksWorkerTopic(other, one, worker) ? TWO : UNKNOWN;
    }

    private static Set<String> addresses(Side side) {
        Set<String> addresses = new TreeSet<>();
        Stream.of(side.address().split(",")).map(String::strip).forEach(addresses::add);
        return addresses;
    }

    private static Map<String, Uuid> visible(Side side) {
        try {
            return side.topics();
        } catch (UnknownException e) {
            return Map.of();
        }
    }

    /** The worker's topics have been there since before it answers, so that every broker knows them. */
    private static boolean lacksWorkerTopic(Side one, Side other, Map<String, String> worker) throws UnknownException {
        for (String property : WORKER_TOPICS) {
            String topic = Objects.requireNonNullElse(worker.get(property), "");
            if (visible(one).containsKey(topic) && !visible(other).containsKey(topic) && other.lacks(topic)) {
                return true;
            }
        }
        return false;
    }
}
