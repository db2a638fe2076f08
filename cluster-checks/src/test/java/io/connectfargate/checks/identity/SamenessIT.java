package io.connectfargate.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.checks.connection.ClusterClient;
import io.connectfargate.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a command line needs to know of two addresses; the worker's rules that stand on it have tests of their own. */
class SamenessIT {
    private static EmbeddedKafka source;
    private static EmbeddedKafka target;
    private static EmbeddedKafka lookalike;

    private final Sides sides = new Sides(Duration.ofSeconds(10));

    @BeforeAll
    static void start() throws Exception {
        source = EmbeddedKafka.start();
        target = EmbeddedKafka.startWithSharedId(Map.of());
        lookalike = EmbeddedKafka.startWithSharedId(Map.of());
        for (EmbeddedKafka kafka : List.of(target, lookalike)) {
            create(kafka, "orders");
        }
        create(target, "connect-offsets");
    }

    @AfterAll
    static void stop() {
        source.close();
        target.close();
        lookalike.close();
    }

    @AfterEach
    void disconnect() {
        sides.close();
    }

    @Test
    void knowsTwoClustersByTheirIds() throws Exception {
        Side one = side(source.bootstrapServers());
        Side other = side(target.bootstrapServers());

        assertThat(one.clusterId()).isNotBlank().isNotEqualTo(other.clusterId());
        assertThat(Sameness.of(one, other, List.of())).isEqualTo(Sameness.TWO);
    }

    @Test
    void knowsOneClusterUnderTwoNames() throws Exception {
        Side one = side(target.bootstrapServers());
        Side other = side(target.bootstrapServers().replace("127.0.0.1", "localhost"));

        assertThat(other.address()).isNotEqualTo(one.address());
        assertThat(Sameness.of(one, other, List.of())).isEqualTo(Sameness.ONE);
    }

    @Test
    void knowsTwoClustersOfOneIdByTheIdsOfTopics() throws Exception {
        Side one = side(target.bootstrapServers());
        Side other = side(lookalike.bootstrapServers());

        assertThat(other.clusterId()).isEqualTo(one.clusterId());
        assertThat(Sameness.of(one, other, List.of())).isEqualTo(Sameness.TWO);
    }

    @Test
    void tellsASourceFromItsLookalike() throws Exception {
        SourceIdentity identity = SourceIdentity.of(side(target.bootstrapServers()), "orders"::equals);

        assertThat(identity.matches(side(target.bootstrapServers()))).hasValue(true);
        assertThat(identity.matches(side(lookalike.bootstrapServers()))).hasValue(false);
    }

    @Test
    void saysThatAClusterDoesNotAnswerInTime() {
        try (Sides impatient = new Sides(Duration.ofSeconds(1))) {
            Side silent = impatient.of(client("127.0.0.1:1"));

            assertThatThrownBy(silent::clusterId)
                    .isInstanceOf(UnknownException.class)
                    .hasMessageContaining("target cluster (BROKERS)");
        }
    }

    private Side side(String servers) {
        return sides.of(client(servers));
    }

    private static ClusterClient client(String servers) {
        return new ClusterClient(Cluster.TARGET, "BROKERS", Map.of("bootstrap.servers", servers));
    }

    private static void create(EmbeddedKafka kafka, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }
}
