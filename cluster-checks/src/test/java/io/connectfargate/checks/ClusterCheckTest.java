package io.connectfargate.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.checks.connection.ClusterClient;
import java.util.Map;
import org.apache.kafka.clients.NodeApiVersions;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Test;

class ClusterCheckTest {
    @Test
    void takesBrokersFrom21OnForNewEnough() {
        assertThat(ClusterCheck.isTooOld(brokerWithFetch(8))).as("2.0").isTrue();
        assertThat(ClusterCheck.isTooOld(brokerWithFetch(10))).as("2.1").isFalse();
        assertThat(ClusterCheck.isTooOld(NodeApiVersions.create())).as("ours").isFalse();
    }

    @Test
    void keepsSettingsToItself() {
        // Given
        ClusterClient client = new ClusterClient(Cluster.TARGET, "BROKERS", Map.of("sasl.jaas.config", "s3cr3t"));

        // Then
        assertThat(client).hasToString("target cluster (BROKERS)");
    }

    private static NodeApiVersions brokerWithFetch(int newest) {
        return NodeApiVersions.create(ApiKeys.FETCH.id, (short) 0, (short) newest);
    }
}
