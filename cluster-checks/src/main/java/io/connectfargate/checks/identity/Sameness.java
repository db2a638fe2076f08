package io.connectfargate.checks.identity;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * Whether two addresses lead to one cluster.
 *
 * <p>Different cluster ids are two clusters. Equal ones prove little, since public container images give each cluster the same.
 * Then a broker that both advertise makes them one, since a client of either connects to it; else the ids of topics decide, which
 * are random.
 */
public enum Sameness {
    /** They do. */
    ONE,
    /** They do not. */
    TWO,
    /** The cluster ids are equal, no broker is in both, and no topic decides. */
    UNKNOWN;

    /**
     * Compares two sides.
     *
     * @param lasting names of topics that one of them has had for long, so that every broker knows them, such as those of Connect
     * @throws UnknownException if a cluster's id cannot be read
     */
    public static Sameness of(Side one, Side other, Collection<String> lasting) throws UnknownException {
        if (addresses(one).equals(addresses(other))) {
            return ONE;
        }
        if (!one.clusterId().equals(other.clusterId())) {
            return TWO;
        }
        if (!Collections.disjoint(brokers(one), brokers(other))) {
            return ONE;
        }
        Optional<Boolean> topics = SourceIdentity.matches(visible(one), visible(other));
        if (topics.isPresent()) {
            return topics.get() ? ONE : TWO;
        }
        return lacksOne(one, other, lasting) || lacksOne(other, one, lasting) ? TWO : UNKNOWN;
    }

    private static Set<String> addresses(Side side) {
        Set<String> addresses = new TreeSet<>();
        Stream.of(side.address().split(",")).map(String::strip).forEach(addresses::add);
        return addresses;
    }

    private static Set<String> brokers(Side side) throws UnknownException {
        return side.nodes().stream()
                .map(node -> node.host() + ":" + node.port())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Uuid> visible(Side side) {
        try {
            return side.topics();
        } catch (UnknownException e) {
            return Map.of();
        }
    }

    private static boolean lacksOne(Side one, Side other, Collection<String> lasting) throws UnknownException {
        for (String topic : lasting) {
            if (visible(one).containsKey(topic) && !visible(other).containsKey(topic) && other.lacks(topic)) {
                return true;
            }
        }
        return false;
    }
}
