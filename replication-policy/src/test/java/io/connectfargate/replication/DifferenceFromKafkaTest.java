package io.connectfargate.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.kafka.samples.CustomMM2ReplicationPolicy;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.mirror.IdentityReplicationPolicy;
import org.apache.kafka.connect.mirror.ReplicationPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where our answers differ from those of {@link IdentityReplicationPolicy}, on purpose. */
class DifferenceFromKafkaTest {
    private static final Map<String, String> PROPS =
            Map.of("source.cluster.alias", "eu.msk", "target.cluster.alias", "mskdest");

    enum Question {
        REMOTE_NAME((policy, topic) -> policy.formatRemoteTopic("eu.msk", topic)),
        SOURCE(ReplicationPolicy::topicSource),
        UPSTREAM(ReplicationPolicy::upstreamTopic),
        ORIGINAL(ReplicationPolicy::originalTopic),
        HEARTBEATS((policy, topic) -> String.valueOf(policy.isHeartbeatsTopic(topic))),
        INTERNAL((policy, topic) -> String.valueOf(policy.isInternalTopic(topic)));

        private final BiFunction<ReplicationPolicy, String, String> answer;

        Question(BiFunction<ReplicationPolicy, String, String> answer) {
            this.answer = answer;
        }
    }

    @ParameterizedTest(name = "{0} of {1}: {4}")
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "REMOTE_NAME | x-heartbeats         | eu.msk.x-heartbeats    | x-heartbeats    | a user's topic",
                "REMOTE_NAME | team.heartbeats      | eu.msk.team.heartbeats | team.heartbeats | a user's topic",
                "SOURCE      | x-heartbeats         | null                   | eu.msk          | replicated like any",
                "UPSTREAM    | x-heartbeats         | null                   | x-heartbeats    | replicated like any",
                "ORIGINAL    | team.heartbeats      | heartbeats             | team.heartbeats | a user's topic",
                "HEARTBEATS  | team.heartbeats      | true                   | false           | a user's topic",
                "SOURCE      | eu.msk.heartbeats    | eu                     | eu.msk          | an alias with a dot",
                "UPSTREAM    | eu.msk.heartbeats    | msk.heartbeats         | heartbeats      | an alias with a dot",
                "INTERNAL    | eu.msk.heartbeats    | false                  | true            | else two into one",
                "INTERNAL    | connect-configs-a    | false                  | true            | Connect's state",
                "INTERNAL    | connect-offsets-a    | false                  | true            | Connect's state",
                "INTERNAL    | connect-status-a     | false                  | true            | Connect's state",
                "SOURCE      | __consumer_offsets   | eu.msk                 | null            | never replicated",
                "UPSTREAM    | __consumer_offsets   | __consumer_offsets     | null            | never replicated",
                "SOURCE      | a.checkpoints.internal | eu.msk               | null            | never replicated"
            })
    void answersOtherwiseThanKafka(Question question, String topic, String kafkas, String ours, String why) {
        // Given
        IdentityReplicationPolicy kafka = new IdentityReplicationPolicy();
        kafka.configure(PROPS);
        SameNameReplicationPolicy policy = new SameNameReplicationPolicy();
        policy.configure(PROPS);
        CustomMM2ReplicationPolicy alias = new CustomMM2ReplicationPolicy();
        alias.configure(PROPS);
        // Then
        assertThat(question.answer.apply(kafka, topic)).isEqualTo(kafkas);
        assertThat(question.answer.apply(policy, topic)).as(why).isEqualTo(ours);
        assertThat(question.answer.apply(alias, topic)).as(why).isEqualTo(ours);
    }

    @Test
    void refusesAConnectorWithoutASourceAlias() {
        Map<String, String> connector = Map.of("connector.class", "MirrorHeartbeatConnector");
        assertThatCode(() -> new IdentityReplicationPolicy().configure(connector))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new SameNameReplicationPolicy().configure(connector));
    }

    @Test
    void knowsItsSourceByTheAliasWithoutTheBlanksAroundIt() {
        // Given
        Map<String, String> props = Map.of("source.cluster.alias", " msksource");
        IdentityReplicationPolicy kafka = new IdentityReplicationPolicy();
        kafka.configure(props);
        SameNameReplicationPolicy policy = new SameNameReplicationPolicy();
        policy.configure(props);
        // Then
        assertThat(kafka.topicSource("orders")).isEqualTo(" msksource");
        assertThat(policy.topicSource("orders")).isEqualTo("msksource");
    }
}
