package org.apache.kafka.connect.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectfargate.replication.SameNameReplicationPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What MirrorMaker 2's own code makes of the policy's answers; in its package, where the methods can be called. */
class MirrorConnectorsTest {
    private static final Map<String, String> PROPS = Map.of(
            "name", "mm2",
            "connector.class", "any",
            "source.cluster.alias", "msksource",
            "target.cluster.alias", "mskdest",
            "source.cluster.bootstrap.servers", "127.0.0.1:1",
            "target.cluster.bootstrap.servers", "127.0.0.1:2",
            "replication.policy.class", "com.amazonaws.kafka.samples.CustomMM2ReplicationPolicy");

    static List<Named<Function<Map<String, String>, MirrorConnectorConfig>>> connectors() {
        return List.of(
                Named.of("source", MirrorSourceConfig::new),
                Named.of("checkpoint", MirrorCheckpointConfig::new),
                Named.of("heartbeat", MirrorHeartbeatConfig::new));
    }

    @ParameterizedTest
    @CsvSource({
        "orders,                              true",
        "x-heartbeats,                        true",
        "team.heartbeats,                     true",
        "_schemas,                            true",
        "heartbeats,                          true",
        "msksource.heartbeats,                false",
        "mskdest.heartbeats,                  false",
        "connect-configs-foo,                 false",
        "connect-offsets-foo,                 false",
        "connect-status-foo,                  false",
        "__consumer_offsets,                  false",
        "mm2-offset-syncs.mskdest.internal,   false",
        "msksource.checkpoints.internal,      false"
    })
    void decidesWhatTheSourceConnectorReplicates(String topic, boolean replicated) {
        assertThat(connector(everything -> true).shouldReplicateTopic(topic)).isEqualTo(replicated);
    }

    @Test
    void replicatesNoHeartbeatsLookalikeThatTheTopicFilterLeavesOut() {
        // Given
        MirrorSourceConnector connector = connector("orders"::equals);
        // Then
        assertThat(Stream.of("orders", "heartbeats", "x-heartbeats", "team.heartbeats")
                        .filter(connector::shouldReplicateTopic))
                .containsExactly("orders", "heartbeats");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "mskdest.orders", "x-heartbeats", "heartbeats", "msksource.heartbeats"})
    void seesNoCycleInTopicsOfTheSource(String topic) {
        assertThat(connector(everything -> true).isCycle(topic)).isFalse();
    }

    @Test
    void seesTheCycleInHeartbeatsThatCameFromTheTarget() {
        assertThat(connector(everything -> true).isCycle("mskdest.heartbeats")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"orders, orders", "x-heartbeats, x-heartbeats", "heartbeats, msksource.heartbeats"})
    void namesTheTopicOfACheckpointAsTheSourceConnectorDoes(String topic, String remote) {
        // Given
        MirrorCheckpointTask task =
                new MirrorCheckpointTask("msksource", "mskdest", policy(), null, Set.of(), Map.of(), null);
        // Then
        assertThat(task.renameTopicPartition(new TopicPartition(topic, 3))).isEqualTo(new TopicPartition(remote, 3));
        assertThat(connector(everything -> true).formatRemoteTopic(topic)).isEqualTo(remote);
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void worksOnEveryConnector(Function<Map<String, String>, MirrorConnectorConfig> config) {
        // When
        ReplicationPolicy policy = config.apply(PROPS).replicationPolicy();
        // Then
        assertThat(policy).isInstanceOf(SameNameReplicationPolicy.class);
        assertThat(policy.topicSource("orders")).isEqualTo("msksource");
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void knowsTheSameAliasesAsItsConnector(Function<Map<String, String>, MirrorConnectorConfig> config) {
        // Given
        Map<String, String> props = new HashMap<>(PROPS);
        props.put("source.cluster.alias", " msksource ");
        props.remove("target.cluster.alias");
        // When
        MirrorConnectorConfig connector = config.apply(props);
        // Then
        assertThat(connector.replicationPolicy().topicSource("orders")).isEqualTo(connector.sourceClusterAlias());
        assertThat(connector.replicationPolicy().topicSource("target.heartbeats"))
                .isEqualTo(connector.targetClusterAlias());
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void stopsAConnectorWithoutASourceAlias(Function<Map<String, String>, MirrorConnectorConfig> config) {
        // Given
        Map<String, String> props = new HashMap<>(PROPS);
        props.put("source.cluster.alias", " ");
        // Then
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> config.apply(props))
                .withMessageStartingWith("Connector 'mm2' cannot name topics: source.cluster.alias is blank;");
    }

    private static MirrorSourceConnector connector(TopicFilter filter) {
        return new MirrorSourceConnector(
                new SourceAndTarget("msksource", "mskdest"), policy(), filter, new DefaultConfigPropertyFilter());
    }

    private static ReplicationPolicy policy() {
        return new MirrorSourceConfig(PROPS).replicationPolicy();
    }
}
