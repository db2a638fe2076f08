package io.connectfargate.migration.cluster;

import io.connectfargate.checks.connection.Cluster;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.mirror.DefaultReplicationPolicy;
import org.apache.kafka.connect.mirror.ReplicationPolicy;

/**
 * How MirrorMaker names topics.
 *
 * @param sourceAlias of the cluster that is read from
 * @param targetAlias of the cluster that is written to
 * @param policy names copies and MirrorMaker's own topics
 * @param offsetSyncsSide where the topic of offset syncs is
 */
public record MirrorNames(String sourceAlias, String targetAlias, ReplicationPolicy policy, Cluster offsetSyncsSide) {
    private static final String SOURCE_ALIAS = "source.cluster.alias";
    private static final String TARGET_ALIAS = "target.cluster.alias";
    private static final String LOCATION = "offset-syncs.topic.location";
    private static final String POLICY = "replication.policy.class";

    private static final ConfigDef POLICY_ONLY = new ConfigDef()
            .define(POLICY, ConfigDef.Type.CLASS, DefaultReplicationPolicy.class, ConfigDef.Importance.LOW, "");

    /**
     * As MirrorMaker reads them.
     *
     * @param config a connector's, references resolved, with what the command line says in its place
     * @return empty if no policy can be made of it, which is added to the errors
     */
    static Optional<MirrorNames> of(Map<String, String> config, InputErrors errors) {
        Map<String, String> named = new HashMap<>(config);
        // MirrorMaker's defaults. A policy gets only what is configured, and would not have them.
        named.putIfAbsent(SOURCE_ALIAS, "source");
        named.putIfAbsent(TARGET_ALIAS, "target");
        String location = named.getOrDefault(LOCATION, "source");
        if (!location.equals("source") && !location.equals("target")) {
            errors.add(LOCATION, "is '" + location + "'", "source or target");
        }
        return policy(named, errors)
                .map(policy -> new MirrorNames(
                        named.get(SOURCE_ALIAS),
                        named.get(TARGET_ALIAS),
                        policy,
                        location.equals("target") ? Cluster.TARGET : Cluster.SOURCE));
    }

    /**
     * The policy alone, as Kafka's clients make it.
     *
     * @param config class and separator
     * @return empty if it cannot be made, which is added to the errors
     */
    public static Optional<ReplicationPolicy> policy(Map<String, String> config, InputErrors errors) {
        try {
            return Optional.of(new AbstractConfig(POLICY_ONLY, config, false)
                    .getConfiguredInstance(POLICY, ReplicationPolicy.class));
        } catch (KafkaException e) {
            errors.add(
                    POLICY,
                    "cannot be used: " + e.getMessage(),
                    "a replication policy that this program has on its class path");
            return Optional.empty();
        }
    }

    /** The topic of offset syncs, on {@link #offsetSyncsSide}. */
    public String offsetSyncsTopic() {
        return policy.offsetSyncsTopic(offsetSyncsSide == Cluster.TARGET ? sourceAlias : targetAlias);
    }

    /** The topic of checkpoints, on the target. */
    public String checkpointsTopic() {
        return policy.checkpointsTopic(sourceAlias);
    }

    /** What the copy of a topic is called on the target. */
    public String copyOf(String topic) {
        return policy.formatRemoteTopic(sourceAlias, topic);
    }
}
