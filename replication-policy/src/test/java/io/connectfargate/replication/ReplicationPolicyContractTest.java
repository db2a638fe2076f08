package io.connectfargate.replication;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.kafka.samples.CustomMM2ReplicationPolicy;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.connect.mirror.DefaultReplicationPolicy;
import org.apache.kafka.connect.mirror.IdentityReplicationPolicy;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the Javadoc of {@code ReplicationPolicy} promises, asked of Kafka's policies and of ours alike. */
@ParameterizedClass
@MethodSource("policies")
class ReplicationPolicyContractTest {
    private static final List<String> REPLICATED =
            List.of("orders", "orders.v1", "orders_v1", "x-heartbeats", "team.heartbeats", "_schemas", "heartbeats");
    private static final List<String> INTERNAL = List.of("__consumer_offsets", "__transaction_state", ".hidden");

    @Parameter(0)
    private DefaultReplicationPolicy policy;

    @Parameter(1)
    private Map<String, String> props;

    static Stream<Arguments> policies() {
        List<Supplier<DefaultReplicationPolicy>> policies = List.of(
                DefaultReplicationPolicy::new,
                IdentityReplicationPolicy::new,
                SameNameReplicationPolicy::new,
                CustomMM2ReplicationPolicy::new);
        return policies.stream()
                .flatMap(policy -> Stream.of(".", "_", "--")
                        .flatMap(separator -> Stream.of("true", "false")
                                .map(internal -> configured(policy.get(), separator, internal))));
    }

    @Test
    void agreesWithItselfOnWhatIsRemote() {
        assertThat(topics())
                .allSatisfy(topic -> assertThat(policy.upstreamTopic(topic) == null)
                        .as(topic)
                        .isEqualTo(policy.topicSource(topic) == null));
    }

    @Test
    void knowsAgainWhatItNamed() {
        assertThat(REPLICATED).allSatisfy(topic -> {
            String remote = policy.formatRemoteTopic("msksource", topic);
            assertThat(policy.topicSource(remote)).isEqualTo("msksource");
            assertThat(policy.upstreamTopic(remote)).isEqualTo(topic);
        });
    }

    @Test
    void givesEveryTopicItsOwnRemoteName() {
        assertThat(REPLICATED.stream().map(topic -> policy.formatRemoteTopic("msksource", topic)))
                .doesNotHaveDuplicates();
    }

    @Test
    void findsTheOriginOfEveryTopic() {
        assertThat(topics())
                .allSatisfy(topic -> assertThat(policy.originalTopic(topic)).isNotEmpty());
    }

    @Test
    void putsAliasAndSeparatorBeforeHeartbeats() {
        // When
        String remote = policy.formatRemoteTopic("msksource", "heartbeats");
        // Then
        assertThat(remote).isEqualTo("msksource" + props.get("replication.policy.separator") + "heartbeats");
        assertThat(policy.isHeartbeatsTopic(remote)).isTrue();
        assertThat(policy.isHeartbeatsTopic("heartbeats")).isTrue();
        assertThat(policy.topicSource("heartbeats")).isNull();
    }

    @Test
    void namesInternalTopicsAsKafkaDoes() {
        // Given
        DefaultReplicationPolicy kafka = new DefaultReplicationPolicy();
        kafka.configure(props);
        // Then
        assertThat(policy.heartbeatsTopic()).isEqualTo(kafka.heartbeatsTopic());
        assertThat(policy.checkpointsTopic("msksource")).isEqualTo(kafka.checkpointsTopic("msksource"));
        assertThat(policy.offsetSyncsTopic("mskdest")).isEqualTo(kafka.offsetSyncsTopic("mskdest"));
        assertThat(policy.isCheckpointsTopic(kafka.checkpointsTopic("msksource")))
                .isTrue();
        assertThat(topics())
                .allSatisfy(topic ->
                        assertThat(policy.isMM2InternalTopic(topic)).isEqualTo(kafka.isMM2InternalTopic(topic)));
    }

    @Test
    void neverReplicatesInternalTopics() {
        assertThat(Stream.concat(INTERNAL.stream(), mirrorMakersOwn()))
                .allSatisfy(topic ->
                        assertThat(policy.isInternalTopic(topic)).as(topic).isTrue());
    }

    @Test
    void leavesUsersTopicsReplicated() {
        assertThat(REPLICATED)
                .allSatisfy(topic ->
                        assertThat(policy.isInternalTopic(topic)).as(topic).isFalse());
    }

    private List<String> topics() {
        Stream<String> remote = REPLICATED.stream().map(topic -> policy.formatRemoteTopic("msksource", topic));
        return Stream.of(REPLICATED.stream(), INTERNAL.stream(), mirrorMakersOwn(), remote)
                .flatMap(topics -> topics)
                .toList();
    }

    private Stream<String> mirrorMakersOwn() {
        return Stream.of(policy.checkpointsTopic("msksource"), policy.offsetSyncsTopic("mskdest"));
    }

    private static Arguments configured(DefaultReplicationPolicy policy, String separator, String internal) {
        Map<String, String> props = Map.of(
                "source.cluster.alias",
                "msksource",
                "target.cluster.alias",
                "mskdest",
                "replication.policy.separator",
                separator,
                "replication.policy.internal.topic.separator.enabled",
                internal);
        policy.configure(props);
        return Arguments.of(Named.of(policy.getClass().getSimpleName(), policy), props);
    }
}
