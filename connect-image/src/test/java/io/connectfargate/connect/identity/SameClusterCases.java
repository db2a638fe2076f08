package io.connectfargate.connect.identity;

import static io.connectfargate.connect.identity.Clusters.allow;
import static io.connectfargate.connect.identity.Clusters.connector;
import static io.connectfargate.connect.identity.Clusters.end;
import static io.connectfargate.connect.identity.Clusters.eventually;
import static io.connectfargate.connect.identity.Clusters.fill;
import static io.connectfargate.connect.identity.Clusters.json;
import static io.connectfargate.connect.identity.Clusters.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A source that is the target, by whatever name. */
interface SameClusterCases {
    /** Where all of them run. */
    Clusters clusters();

    @Test
    default void refusesASourceThatIsTheTargetByAnotherName() throws Exception {
        // Given
        fill(clusters().target, "loop", 10);
        Map<String, String> config = connector(clusters().target, clusters().target, "loop.*");
        config.put(
                "source.cluster.bootstrap.servers",
                clusters().target.bootstrapServers().replace("127.0.0.1", "localhost"));

        // When
        String message = clusters().refusal("loop", config);

        // Then
        assertThat(message)
                .contains(
                        "source.cluster.bootstrap.servers of loop=localhost:",
                        "are one cluster",
                        allow("same-cluster"));
        // Connect answers 500 while other tests' connectors make the group rebalance.
        eventually(() -> assertThat(clusters().worker.status("GET", "/connectors/loop", ""))
                .isEqualTo(404));
        assertThat(end(clusters().target, "loop")).isEqualTo(10);
    }

    @Test
    default void refusesPositionsThatWouldBeSyncedToWhereTheyComeFrom() throws Exception {
        // Given
        fill(clusters().target, "positions", 1);
        Map<String, String> config = connector(clusters().target, clusters().target, "positions");
        config.put("connector.class", "org.apache.kafka.connect.mirror.MirrorCheckpointConnector");

        // When, then
        assertThat(clusters().refusal("positions", config)).contains("are one cluster");
    }

    @Test
    default void tellsClustersWithTheSameIdApartByTheirTopics() throws Exception {
        // Given: nothing that another test left on both
        with(
                clusters().twin,
                admin -> admin.deleteTopics(admin.listTopics().names().get())
                        .all()
                        .get());
        fill(clusters().twin, "same-id", 5);

        // When
        String message = clusters().refusal("same-id", connector(clusters().twin, clusters().target, "same-id"));

        // Then
        assertThat(message)
                .contains("have the same cluster id", "no topic that both logins see", allow("same-cluster"));

        // When
        fill(clusters().twin, "everywhere", 0);
        fill(clusters().target, "everywhere", 0);
        clusters().take("same-id", connector(clusters().twin, clusters().target, "same-id"));

        // Then
        eventually(() -> assertThat(end(clusters().target, "same-id")).isGreaterThanOrEqualTo(5));
    }

    @Test
    default void judgesAConnectorThatIsCreatedStoppedWhenItIsResumed() throws Exception {
        // Given
        fill(clusters().target, "late", 1);
        Map<String, String> config = connector(clusters().target, clusters().target, "late");

        // When
        HttpResponse<String> created = clusters()
                .worker
                .insist(
                        "POST",
                        "/connectors",
                        "{\"name\":\"late\",\"initial_state\":\"STOPPED\",\"config\":" + json(config) + "}");
        HttpResponse<String> changed = clusters().worker.insist("PUT", "/connectors/late/config", json(config));
        HttpResponse<String> resumed = clusters().worker.insist("PUT", "/connectors/late/resume", "");

        // Then
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(resumed.statusCode()).as(resumed.body()).isEqualTo(400);
        assertThat(resumed.body()).contains("are one cluster");
        assertThat(end(clusters().target, "late")).isEqualTo(1);
    }

    @Test
    default void takesWhatTheConfigurationAllowsAndNothingElse() throws Exception {
        // Given
        fill(clusters().target, "meant", 0);
        Map<String, String> config = connector(clusters().target, clusters().target, "meant");

        // When, then
        config.put("preflight.allow", "overlap, both-ways");
        assertThat(clusters().refusal("meant", config)).contains("are one cluster");

        // When, then
        config.put("preflight.allow", "same-clusters");
        assertThat(clusters().refusal("meant", config))
                .contains("'same-clusters'", "same-cluster, other-target, both-ways, other-source, overlap");

        // When, then
        config.put("preflight.allow", "overlap, same-cluster");
        clusters().take("meant", config);
        assertThat(clusters().worker.log())
                .contains("Connector meant was accepted, as preflight.allow allows: The source cluster");
        clusters().worker.insist("DELETE", "/connectors/meant", "");
    }
}
