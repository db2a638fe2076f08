package io.connectfargate.connect.access;

import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.replication.LeftOutTopics;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.mirror.ConfigPropertyFilter;
import org.apache.kafka.connect.mirror.GroupFilter;
import org.apache.kafka.connect.mirror.MirrorCheckpointConfig;
import org.apache.kafka.connect.mirror.MirrorConnectorConfig;
import org.apache.kafka.connect.mirror.MirrorHeartbeatConfig;
import org.apache.kafka.connect.mirror.MirrorSourceConfig;
import org.apache.kafka.connect.mirror.ReplicationPolicy;
import org.apache.kafka.connect.mirror.TopicFilter;

/** One of MirrorMaker's three connectors, as its configuration makes it. Holds secrets. */
public final class MirrorConnector {
    /** What a connector is for. */
    public enum Role {
        /** Copies records. */
        SOURCE("MirrorSource"),
        /** Copies the offsets of consumer groups. */
        CHECKPOINT("MirrorCheckpoint"),
        /** Writes heartbeats to the target; does not use the source. */
        HEARTBEAT("MirrorHeartbeat");

        private final String alias;

        Role(String alias) {
            this.alias = alias;
        }

        /** Connect accepts the class's name, its last part, and that without "Connector". */
        public static Optional<Role> of(Map<String, String> config) {
            String type = String.valueOf(config.get("connector.class"));
            String simple = type.substring(type.lastIndexOf('.') + 1);
            for (Role role : values()) {
                if (simple.equals(role.alias) || simple.equals(role.alias + "Connector")) {
                    return Optional.of(role);
                }
            }
            return Optional.empty();
        }
    }

    /** A dot is more often meant as a dot than as any character. */
    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9._-]+");

    private final String name;
    private final Role role;
    private final Map<String, String> config;
    private final AbstractConfig parsed;
    private final ReplicationPolicy policy;
    private final TopicFilter topicFilter;
    private final GroupFilter groupFilter;

    /**
     * @param config with its references resolved
     * @throws ConfigException if Connect will reject it, too
     */
    MirrorConnector(String name, Role role, Map<String, String> config) {
        this.name = name;
        this.role = role;
        this.config = new TreeMap<>(config);
        this.config.put("name", name);
        parsed = parse(role, this.config);
        policy = parsed.getConfiguredInstance(MirrorConnectorConfig.REPLICATION_POLICY_CLASS, ReplicationPolicy.class);
        topicFilter = role == Role.HEARTBEAT
                ? topic -> false
                : parsed.getConfiguredInstance(MirrorConnectorConfig.TOPIC_FILTER_CLASS, TopicFilter.class);
        groupFilter = role == Role.CHECKPOINT
                ? parsed.getConfiguredInstance(MirrorCheckpointConfig.GROUP_FILTER_CLASS, GroupFilter.class)
                : group -> false;
    }

    private static AbstractConfig parse(Role role, Map<String, String> config) {
        return switch (role) {
            case SOURCE -> new MirrorSourceConfig(config);
            case CHECKPOINT -> new MirrorCheckpointConfig(config);
            case HEARTBEAT -> new MirrorHeartbeatConfig(config);
        };
    }

    /** The connector's. */
    public String name() {
        return name;
    }

    /** What it is for. */
    public Role role() {
        return role;
    }

    Set<Cluster> clusters() {
        return role == Role.HEARTBEAT ? EnumSet.of(Cluster.TARGET) : EnumSet.allOf(Cluster.class);
    }

    /** References resolved: holds secrets. */
    public Map<String, String> config() {
        return config;
    }

    /** Whether a switch of MirrorMaker's is on. */
    public boolean is(String property) {
        return parsed.getBoolean(property);
    }

    /** How topics are named. */
    public ReplicationPolicy policy() {
        return policy;
    }

    /** {@code source.cluster.alias}. */
    public String sourceAlias() {
        return parsed.getString(MirrorConnectorConfig.SOURCE_CLUSTER_ALIAS);
    }

    boolean keepsOffsetSyncsOnSource() {
        return "source".equals(parsed.getString(MirrorConnectorConfig.OFFSET_SYNCS_TOPIC_LOCATION));
    }

    String offsetSyncsTopic() {
        return policy.offsetSyncsTopic(
                keepsOffsetSyncsOnSource()
                        ? parsed.getString(MirrorConnectorConfig.TARGET_CLUSTER_ALIAS)
                        : sourceAlias());
    }

    /** What the copy of a topic is called on the target. */
    public String targetName(String topic) {
        return policy.formatRemoteTopic(sourceAlias(), topic);
    }

    /** Topics that are named as they are, and not by a regular expression, as far as one can tell. */
    Set<String> literalTopics() {
        return literals(MirrorSourceConfig.TOPICS, this::wantsTopic);
    }

    /** Groups that are named as they are. */
    public Set<String> literalGroups() {
        return literals(MirrorCheckpointConfig.GROUPS, this::wantsGroup);
    }

    private Set<String> literals(String property, Predicate<String> wanted) {
        List<?> names = (List<?>) ConfigDef.parseType(property, config.getOrDefault(property, ""), ConfigDef.Type.LIST);
        return names.stream()
                .map(Object::toString)
                .filter(LITERAL.asMatchPredicate().and(wanted))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a topic of the target is a copy that this connector may have made, or keeps its state. */
    boolean ownsOnTarget(String topic) {
        return sourceAlias().equals(policy.topicSource(topic))
                || topic.equals(policy.heartbeatsTopic())
                || topic.equals(policy.checkpointsTopic(sourceAlias()))
                || role != Role.HEARTBEAT && topic.equals(offsetSyncsTopic());
    }

    /** Whether a checkpoint connector translates the offsets of a group. */
    public boolean wantsGroup(String group) {
        return groupFilter.shouldReplicateGroup(group);
    }

    /** As MirrorSourceConnector and MirrorCheckpointConnector choose. */
    public boolean wantsTopic(String topic) {
        boolean included = topicFilter.shouldReplicateTopic(topic);
        if (role != Role.SOURCE) {
            return included;
        }
        boolean heartbeats = is(MirrorSourceConfig.HEARTBEATS_REPLICATION_ENABLED) && policy.isHeartbeatsTopic(topic);
        return (included || heartbeats) && !LeftOutTopics.isInternal(policy, topic) && !comesFromTarget(topic);
    }

    /** Whether a source connector gives a copy the topic's value of this property. */
    public boolean carriesOver(String setting) {
        return parsed.getConfiguredInstance(MirrorSourceConfig.CONFIG_PROPERTY_FILTER_CLASS, ConfigPropertyFilter.class)
                .shouldReplicateConfigProperty(setting);
    }

    private boolean comesFromTarget(String topic) {
        String source = policy.topicSource(topic);
        if (source == null || source.equals(parsed.getString(MirrorConnectorConfig.TARGET_CLUSTER_ALIAS))) {
            return source != null;
        }
        String upstream = policy.upstreamTopic(topic);
        return upstream != null && !upstream.equals(topic) && comesFromTarget(upstream);
    }
}
