package io.connectfargate.connect.findings;

import io.connectfargate.connect.access.ConnectorChecks;
import java.util.HashMap;
import java.util.Map;

/** Connectors for unit tests. */
final class Configurations {
    private static final ConnectorChecks READER = new ConnectorChecks(Map.of(), Configurations.class.getClassLoader());

    private Configurations() {}

    /** @param kind Source, Checkpoint or Heartbeat */
    static Configured of(String name, String kind, Map<String, String> more) {
        Map<String, String> config = new HashMap<>(Map.of(
                "connector.class", "org.apache.kafka.connect.mirror.Mirror" + kind + "Connector",
                "source.cluster.alias", "msksource",
                "target.cluster.alias", "mskdest",
                "source.cluster.bootstrap.servers", "s1:9092,s2:9092",
                "target.cluster.bootstrap.servers", "t1:9092",
                "offset-syncs.topic.location", "target",
                "replication.policy.class", "io.connectfargate.replication.SameNameReplicationPolicy"));
        config.putAll(more);
        return new Configured(READER.read(name, config).orElseThrow(), config);
    }
}
