package io.connectfargate.checks.connection;

import java.util.Map;

/**
 * How a cluster is reached.
 *
 * @param label how the user named the address: {@code BROKERS}, or {@code source.cluster.bootstrap.servers of mm2-msc}
 * @param settings of a Kafka client, references resolved; hold secrets
 */
public record ClusterClient(Cluster cluster, String label, Map<String, ?> settings) {
    /** {@code target cluster (BROKERS)}, without the properties, which hold secrets. */
    @Override
    public String toString() {
        return cluster + " cluster (" + label + ")";
    }
}
