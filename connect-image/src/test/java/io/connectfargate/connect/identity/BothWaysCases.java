package io.connectfargate.connect.identity;

import static io.connectfargate.connect.identity.Clusters.allow;
import static io.connectfargate.connect.identity.Clusters.connector;
import static io.connectfargate.connect.identity.Clusters.end;
import static io.connectfargate.connect.identity.Clusters.eventually;
import static io.connectfargate.connect.identity.Clusters.fill;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Topics that would be copied both ways. */
interface BothWaysCases {
    /** Where all of them run. */
    Clusters clusters();

    @Test
    default void refusesTopicsThatWouldGoRoundAndTakesOthers() throws Exception {
        // Given
        copyForth();
        Map<String, String> config = connector(clusters().target, clusters().other, "back,rou.*");
        config.put("producer.override.bootstrap.servers", clusters().other.bootstrapServers());

        // When, then
        assertThat(clusters().refusal("back", config))
                .contains("Connector forth copies", "forever: round;", allow("both-ways"));

        // When: a STOPPED connector does not copy
        clusters().worker.insist("PUT", "/connectors/forth/stop", "");
        clusters().take("back", config);

        // Then: it is judged when it would
        HttpResponse<String> resumed = clusters().resume("forth");
        assertThat(resumed.statusCode()).as(resumed.body()).isEqualTo(400);
        assertThat(resumed.body()).contains("Connector back copies", "forever: round;");

        // When
        config.put("topics", "back");
        clusters().take("back", config);

        // Then
        assertThat(clusters().resume("forth").statusCode()).isEqualTo(202);
        eventually(() -> assertThat(end(clusters().other, "back")).isPositive());
    }

    private void copyForth() throws Exception {
        fill(clusters().other, "there", 1);
        fill(clusters().other, "round", 0);
        fill(clusters().target, "back", 1);
        fill(clusters().target, "round", 0);
        clusters().take("forth", connector(clusters().other, clusters().target, "there,round"));
    }
}
