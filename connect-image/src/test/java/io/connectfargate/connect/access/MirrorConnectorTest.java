package io.connectfargate.connect.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.access.MirrorConnector.Role;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.connect.mirror.CopiedTopics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MirrorConnectorTest {
    private static final String[] TOPICS = {
        "orders",
        "orders.v1",
        "ordersXv1",
        "heartbeats",
        "msksource.heartbeats",
        "mskdest.heartbeats",
        "mskdest.orders",
        "mskdest.x.heartbeats",
        "__consumer_offsets",
        "mm2-offset-syncs.msksource.internal",
        "connect-configs",
        "msksource.checkpoints.internal",
        "a.replica",
        ".hidden"
    };

    static Stream<Map<String, String>> settings() {
        String kafkas = "org.apache.kafka.connect.mirror.DefaultReplicationPolicy";
        return Stream.of(
                Map.of(),
                Map.of("topics", "orders.*", "heartbeats.replication.enabled", "false"),
                Map.of("topics", "orders"),
                Map.of("topics.exclude", "orders.*"),
                Map.of("replication.policy.class", kafkas));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void wantsTheTopicsThatMirrorMakerCopies(Map<String, String> settings) {
        // Given
        Predicate<String> kafkas = CopiedTopics.of(Connectors.config(Role.SOURCE, settings));

        // When
        MirrorConnector connector = Connectors.of(Role.SOURCE, settings);

        // Then
        assertThat(TOPICS)
                .allSatisfy(topic ->
                        assertThat(connector.wantsTopic(topic)).as(topic).isEqualTo(kafkas.test(topic)));
    }

    @Test
    void tellsNamesFromRegularExpressions() {
        // When
        MirrorConnector connector = Connectors.of(
                Role.CHECKPOINT, Map.of("topics", "orders, shop.v1,shop.*,__x", "groups", "billing,group-[0-9]"));

        // Then
        assertThat(connector.literalTopics()).containsExactly("orders", "shop.v1");
        assertThat(connector.literalGroups()).containsExactly("billing");
    }

    @Test
    void knowsConnectorsByTheNamesThatConnectTakes() {
        assertThat(role("org.apache.kafka.connect.mirror.MirrorSourceConnector"))
                .isEqualTo(Role.SOURCE);
        assertThat(role("MirrorCheckpointConnector")).isEqualTo(Role.CHECKPOINT);
        assertThat(role("MirrorHeartbeat")).isEqualTo(Role.HEARTBEAT);
        assertThat(Role.of(Map.of("connector.class", "org.example.Source"))).isEmpty();
        assertThat(Role.of(Map.of())).isEmpty();
    }

    private static Role role(String type) {
        return Role.of(Map.of("connector.class", type)).orElseThrow();
    }
}
