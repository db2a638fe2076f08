package io.connectfargate.connect.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.checks.connection.ClusterClient;
import io.connectfargate.connect.access.MirrorConnector.Role;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.mirror.MirrorSourceConfig;
import org.apache.kafka.connect.mirror.ReplicationClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectorClientTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "source.cluster.security.protocol", "SASL_SSL",
            "source.cluster.max.poll.records", "7",
            "source.admin.ssl.truststore.location", "/source",
            "target.cluster.sasl.mechanism", "PLAIN",
            "target.producer.sasl.mechanism", "SCRAM-SHA-512",
            "consumer.ssl.protocol", "TLSv1.3",
            "admin.retries", "3",
            "producer.override.sasl.mechanism", "AWS_MSK_IAM");

    @ParameterizedTest
    @EnumSource(ReplicationClient.class)
    void hasTheSettingsThatMirrorMakerGivesItsClients(ReplicationClient kafkas) {
        // Given
        Map<String, String> config = Connectors.config(Role.SOURCE, SETTINGS);
        Map<String, Object> expected = new HashMap<>(kafkas.settings(new MirrorSourceConfig(config)));

        // When
        Map<String, Object> settings = new HashMap<>(ConnectorClient.valueOf(kafkas.name())
                .of(new MirrorConnector("mm2", Role.SOURCE, config), Map.of())
                .settings());

        // Then
        assertThat(settings.remove("metric.reporters")).isEqualTo("");
        expected.keySet().removeAll(java.util.Set.of("client.id", "enable.auto.commit", "auto.offset.reset"));
        assertThat(settings).isEqualTo(expected);
    }

    @Test
    void writesRecordsWithTheWorkersSettingsAndTheConnectorsOverrides() {
        // When
        ClusterClient client = ConnectorClient.CONNECT_PRODUCER.of(
                Connectors.of(Role.SOURCE, SETTINGS),
                Map.of("bootstrap.servers", "worker:9092", "producer.sasl.mechanism", "PLAIN", "producer.acks", "all"));

        // Then
        assertThat(client.label()).isEqualTo("BROKERS");
        assertThat(new HashMap<String, Object>(client.settings()))
                .containsEntry("bootstrap.servers", "worker:9092")
                .containsEntry("acks", "all")
                .containsEntry("sasl.mechanism", "AWS_MSK_IAM");
    }
}
