package io.connectfargate.connect;

import java.util.HashMap;
import java.util.Map;

/** A MirrorSourceConnector between two clusters without security. */
public final class Mirror {
    private Mirror() {}

    public static Map<String, String> source(String from, String to, String topics) {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", "org.apache.kafka.connect.mirror.MirrorSourceConnector");
        config.put("source.cluster.alias", "msksource");
        config.put("target.cluster.alias", "mskdest");
        config.put("source.cluster.bootstrap.servers", from);
        config.put("target.cluster.bootstrap.servers", to);
        config.put("topics", topics);
        config.put("replication.policy.class", "io.connectfargate.replication.SameNameReplicationPolicy");
        config.put("replication.factor", "1");
        config.put("offset-syncs.topic.replication.factor", "1");
        config.put("offset-syncs.topic.location", "target");
        config.put("source.consumer.isolation.level", "read_committed");
        return config;
    }
}
