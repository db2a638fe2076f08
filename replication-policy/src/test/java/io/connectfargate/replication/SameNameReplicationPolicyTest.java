package io.connectfargate.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.SetSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SameNameReplicationPolicyTest {
    private static final Map<String, String> ALIASES =
            Map.of("source.cluster.alias", "msksource", "target.cluster.alias", "mskdest");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "orders.v1",
                "msksource.orders",
                "mskdest.orders",
                "x-heartbeats",
                "orders-heartbeats",
                "team.heartbeats",
                "heartbeats.team",
                "msksource.team.heartbeats",
                "msksource.msksource.heartbeats",
                "Heartbeats",
                "_schemas",
                "connect",
                "connect-offsetsx",
                "my-connect-offsets-a",
                "billing.internal"
            })
    void keepsTheNameOfAnOrdinaryTopic(String topic) {
        // Given
        SameNameReplicationPolicy policy = policy(ALIASES);
        // When
        String remote = policy.formatRemoteTopic("msksource", topic);
        // Then
        assertThat(remote).isEqualTo(topic);
        assertThat(policy.topicSource(remote)).isEqualTo("msksource");
        assertThat(policy.upstreamTopic(remote)).isEqualTo(topic);
        assertThat(policy.originalTopic(remote)).isEqualTo(topic);
        assertThat(policy.isHeartbeatsTopic(topic)).isFalse();
        assertThat(policy.isInternalTopic(topic)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "msksource, ., msksource.heartbeats",
        "msksource, _, msksource_heartbeats",
        "msksource, --, msksource--heartbeats",
        "eu.msk, ., eu.msk.heartbeats",
        "a, a, aaheartbeats"
    })
    void tellsHeartbeatsByExactNameWhateverAliasAndSeparator(String alias, String separator, String copy) {
        // Given
        SameNameReplicationPolicy policy =
                policy(Map.of("source.cluster.alias", alias, "replication.policy.separator", separator));
        // When
        String remote = policy.formatRemoteTopic(alias, "heartbeats");
        // Then
        assertThat(remote).isEqualTo(copy);
        assertThat(policy.topicSource(copy)).isEqualTo(alias);
        assertThat(policy.upstreamTopic(copy)).isEqualTo("heartbeats");
        assertThat(policy.originalTopic(copy)).isEqualTo("heartbeats");
        assertThat(policy.isHeartbeatsTopic(copy)).isTrue();
        assertThat(policy.isHeartbeatsTopic("heartbeats")).isTrue();
        assertThat(policy.isHeartbeatsTopic("x" + copy)).isFalse();
    }

    @Test
    void tellsThatHeartbeatsItselfWasNotReplicated() {
        SameNameReplicationPolicy policy = policy(ALIASES);

        assertThat(policy.topicSource("heartbeats")).isNull();
        assertThat(policy.upstreamTopic("heartbeats")).isNull();
        assertThat(policy.originalTopic("heartbeats")).isEqualTo("heartbeats");
        assertThat(policy.isInternalTopic("heartbeats")).isFalse();
    }

    @Test
    void tellsThatTheTargetsHeartbeatsCameFromTheTarget() {
        SameNameReplicationPolicy policy = policy(ALIASES);

        assertThat(policy.topicSource("mskdest.heartbeats")).isEqualTo("mskdest");
        assertThat(policy.originalTopic("mskdest.heartbeats")).isEqualTo("heartbeats");
    }

    @Test
    void reservesTheNameOfTheHeartbeatsCopy() {
        assertThat(policy(ALIASES).isInternalTopic("msksource.heartbeats")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__consumer_offsets",
                "__amazon_msk_canary",
                ".hidden",
                "mm2-offset-syncs.mskdest.internal",
                "mm2-configs.msksource.internal",
                "msksource.checkpoints.internal",
                "connect-configs",
                "connect-configs-a",
                "connect-offsets-a",
                "connect-status-a-b",
                "eu-configs",
                "eu-offsets",
                "eu-status"
            })
    void neverReplicatesAnInternalTopic(String topic) {
        // Given
        SameNameReplicationPolicy policy = configured(
                new SameNameReplicationPolicy(Map.of(
                        SameNameReplicationPolicy.INTERNAL_TOPICS_PROPERTY, "eu-configs, eu-offsets ,,eu-status")::get),
                ALIASES);
        // Then
        assertThat(policy.isInternalTopic(topic)).isTrue();
        assertThat(policy.topicSource(topic)).isNull();
        assertThat(policy.upstreamTopic(topic)).isNull();
        assertThat(policy.originalTopic(topic)).isEqualTo(topic);
        assertThat(policy.formatRemoteTopic("msksource", topic)).isEqualTo(topic);
    }

    @Test
    @SetSystemProperty(key = "connect.internal.topics", value = "eu-configs,eu-offsets")
    void learnsTheWorkersTopicsFromTheSystemProperty() {
        SameNameReplicationPolicy policy = configured(new SameNameReplicationPolicy(), ALIASES);

        assertThat(policy.isInternalTopic("eu-offsets")).isTrue();
        assertThat(policy.isInternalTopic("eu-offsets-2")).isFalse();
    }

    @Test
    void usesTheSeparatorInInternalTopicsUnlessToldNotTo() {
        // Given
        Map<String, String> props = new HashMap<>(ALIASES);
        props.put("replication.policy.separator", "_");
        SameNameReplicationPolicy everywhere = policy(props);
        props.put("replication.policy.internal.topic.separator.enabled", "false");
        SameNameReplicationPolicy heartbeatsOnly = policy(props);
        // Then
        assertThat(everywhere.checkpointsTopic("msksource")).isEqualTo("msksource_checkpoints_internal");
        assertThat(heartbeatsOnly.checkpointsTopic("msksource")).isEqualTo("msksource.checkpoints.internal");
        assertThat(heartbeatsOnly.formatRemoteTopic("msksource", "heartbeats")).isEqualTo("msksource_heartbeats");
    }

    private static SameNameReplicationPolicy policy(Map<String, String> props) {
        return configured(new SameNameReplicationPolicy(property -> null), props);
    }

    private static SameNameReplicationPolicy configured(SameNameReplicationPolicy policy, Map<String, String> props) {
        policy.configure(props);
        return policy;
    }
}
