package io.connectfargate.connect.access;

import java.util.HashMap;
import java.util.Map;

/** Connectors for unit tests. */
final class Connectors {
    private Connectors() {}

    static MirrorConnector of(MirrorConnector.Role role, Map<String, String> more) {
        return new MirrorConnector("mm2", role, config(role, more));
    }

    static Map<String, String> config(MirrorConnector.Role role, Map<String, String> more) {
        String type = role.name().charAt(0) + role.name().substring(1).toLowerCase(java.util.Locale.ROOT);
        Map<String, String> config = new HashMap<>(Map.of(
                "name", "mm2",
                "connector.class", "org.apache.kafka.connect.mirror.Mirror" + type + "Connector",
                "source.cluster.alias", "msksource",
                "target.cluster.alias", "mskdest",
                "source.cluster.bootstrap.servers", "source:9092",
                "target.cluster.bootstrap.servers", "target:9092",
                "offset-syncs.topic.location", "target",
                "replication.policy.class", "io.connectfargate.replication.SameNameReplicationPolicy"));
        config.putAll(more);
        return config;
    }
}
