package io.connectfargate.checks.connection;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How a cluster is reached.
 *
 * @param label how the user named the address: {@code BROKERS}, or {@code source.cluster.bootstrap.servers of mm2-msc}
 * @param settings of a Kafka client, references resolved; hold secrets
 */
public record ClusterClient(Cluster cluster, String label, Map<String, ?> settings) {
    private static final Set<String> LOGIN = loginSettings();

    /** The names of the settings that tell one login to a cluster from another: address, protocol, TLS and SASL. */
    public static Set<String> loginSettings() {
        Set<String> names = new TreeSet<>(
                new ConfigDef().withClientSslSupport().withClientSaslSupport().names());
        names.add(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        names.add(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG);
        return names;
    }

    /** What tells this login from another. Holds secrets. */
    public Map<String, Object> login() {
        Map<String, Object> login = new TreeMap<>(settings);
        login.keySet().retainAll(LOGIN);
        return login;
    }

    /** {@code target cluster (BROKERS)}, without the properties, which hold secrets. */
    @Override
    public String toString() {
        return cluster + " cluster (" + label + ")";
    }
}
