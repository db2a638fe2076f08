package io.connectfargate.connect.identity;

import static io.connectfargate.connect.identity.Clusters.STATUS;
import static io.connectfargate.connect.identity.Clusters.allow;
import static io.connectfargate.connect.identity.Clusters.connector;
import static io.connectfargate.connect.identity.Clusters.end;
import static io.connectfargate.connect.identity.Clusters.eventually;
import static io.connectfargate.connect.identity.Clusters.fill;
import static io.connectfargate.connect.identity.Clusters.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A target that is not the cluster to which Connect writes. */
interface OtherTargetCases {
    /** Where all of them run. */
    Clusters clusters();

    @Test
    default void refusesAWorkerWhoseClusterIsTheSource() throws Exception {
        // Given
        fill(clusters().target, "swapped", 10);

        // When
        String message = clusters().refusal("swapped", connector(clusters().target, clusters().other, "swapped"));

        // Then
        assertThat(message)
                .contains("are one cluster", "the target cluster (target.cluster.bootstrap.servers of swapped=")
                .contains("is another cluster", allow("other-target"));
        assertThat(end(clusters().target, "swapped")).isEqualTo(10);
    }

    @Test
    default void refusesATargetThatConnectDoesNotWriteTo() throws Exception {
        // Given
        fill(clusters().other, "elsewhere", 10);
        fill(clusters().target, "on-either", 0);
        fill(clusters().twin, "on-either", 0);

        // When
        String message = clusters().refusal("elsewhere", connector(clusters().other, clusters().twin, "elsewhere"));

        // Then
        assertThat(message)
                .contains("its workers' cluster, BROKERS=" + clusters().target.bootstrapServers())
                .contains("\\\"producer.override.bootstrap.servers\\\": \\\""
                        + clusters().twin.bootstrapServers())
                .contains(allow("other-target"))
                .doesNotContain("are one cluster");
    }

    @Test
    default void refusesATargetOfWhichNothingShowsThatConnectWritesToIt() throws Exception {
        // Given two clusters with one id, and no topic that both logins see
        with(
                clusters().twin,
                admin -> admin.deleteTopics(admin.listTopics().names().get())
                        .all()
                        .get());
        fill(clusters().other, "unseen", 10);
        Map<String, String> config = connector(clusters().other, clusters().twin, "unseen");

        // When
        String message = clusters().refusal("unseen", config);

        // Then
        assertThat(message)
                .contains("the cluster to which Connect writes, BROKERS="
                        + clusters().target.bootstrapServers())
                .contains("have the same cluster id", "different brokers", "write the same address in both")
                .contains(STATUS.replace("status", "configs"), allow("other-target"));

        // When: the worker's cluster by another name
        config.put(
                "target.cluster.bootstrap.servers",
                clusters().target.bootstrapServers().replace("127.0.0.1", "localhost"));
        clusters().take("unseen", config);

        // Then
        eventually(() -> assertThat(end(clusters().target, "unseen")).isGreaterThanOrEqualTo(10));
    }

    @Test
    default void copiesFromTheWorkersClusterWithAProducerThatWritesToTheTarget() throws Exception {
        // Given
        fill(clusters().target, "outbound", 10);
        Map<String, String> config = connector(clusters().target, clusters().other, "outbound");
        config.put("producer.override.bootstrap.servers", clusters().other.bootstrapServers());

        // When
        clusters().take("outbound", config);

        // Then
        eventually(() -> assertThat(end(clusters().other, "outbound")).isGreaterThanOrEqualTo(10));
        assertThat(end(clusters().target, "outbound")).isEqualTo(10);
    }

    @Test
    default void refusesHeartbeatsThatGoToAnotherClusterThanTheirTopic() {
        // Given
        Map<String, String> config = connector(clusters().target, clusters().other, "");
        config.put("connector.class", "org.apache.kafka.connect.mirror.MirrorHeartbeatConnector");

        // When, then
        assertThat(clusters().refusal("beats", config)).contains(allow("other-target"));

        // When: the other way round, and meant
        config.put("producer.override.bootstrap.servers", clusters().other.bootstrapServers());

        // Then
        clusters().take("beats", config);
    }
}
