package io.connectfargate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user reads whose Prometheus cannot start. */
class PrometheusMistakesIT {
    @Test
    void namesAllMistakesAtOnce() {
        // Given
        Map<String, String> environment = Map.of(
                "JMX_EXPORTER_BROKER_LIST", "b-1.example.com:9098,$(id)",
                "NODE_EXPORTER_BROKER_LIST", "b-1.example.com:99999",
                "KAFKA_CONNECT_DNS_NAME", "kafkaconnect.migration:3600",
                "KAFKA_CONNECT_ECS_SERVICE", "my-cluster/kafka-connect",
                "REMOTE_WRITE_URL", "aps-workspaces.us-east-1.amazonaws.com",
                "ALERTMANAGER_URL", "alertmanager.example.com:9093",
                "RUNBOOK_URL", "docs/runbook.md",
                "RETENTION_TIME", "30 days",
                "RETENTION_SIZE", "10",
                "STORAGE_PATH", "/data");

        // When
        PrometheusContainer prometheus = run(environment);

        // Then
        assertThat(prometheus.exitCode()).isEqualTo(2);
        assertThat(prometheus.getLogs()).isEqualTo("""
                        JMX_EXPORTER_BROKER_LIST is "b-1.example.com:9098". Port 9098 is for Kafka's clients. Leave it out, for 11001, and turn on the cluster's open monitoring.
                        JMX_EXPORTER_BROKER_LIST is "$(id):11001". Expected: host or host:port, separated by commas, such as b-1.example.com:11001.
                        NODE_EXPORTER_BROKER_LIST is "b-1.example.com:99999". Expected: host or host:port, separated by commas, such as b-1.example.com:11002.
                        KAFKA_CONNECT_DNS_NAME is "kafkaconnect.migration:3600". Expected: one name, such as kafkaconnect.migration, without a port: that is 3600.
                        KAFKA_CONNECT_ECS_SERVICE is "my-cluster/kafka-connect". Expected: the service's ARN, arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/SERVICE.
                        RETENTION_TIME is "30 days". Expected: a time, such as 30d or 12h.
                        RETENTION_SIZE is "10". Expected: a size, such as 512MB or 10GB, or 0 for no limit.
                        STORAGE_PATH is "/data". Expected: a folder that user 65534 can write to. Mount a volume there which belongs to it.
                        REMOTE_WRITE_URL is "aps-workspaces.us-east-1.amazonaws.com". Expected: http(s)://host:port/path.
                        ALERTMANAGER_URL is "alertmanager.example.com:9093". Expected: http(s)://host:port/path.
                        RUNBOOK_URL is "docs/runbook.md". Expected: http(s)://host:port/path.
                        Errors in the environment: 11. Prometheus was not started.
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:secret@prometheus.example.com/api/v1/write, (hidden)",
        "https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-1/, workspaces/ws-ID/api/v1/remote_write",
        "https://aps-workspaces/workspaces/ws-1/api/v1/remote_write, aps-workspaces.REGION.amazonaws.com",
        "'http://example.com/\"\nscrape_configs: []', Expected: http(s)://host:port/path",
    })
    void refusesAddressToWriteTo(String url, String sentence) {
        // When
        PrometheusContainer prometheus = run(Map.of("REMOTE_WRITE_URL", url));

        // Then
        assertThat(prometheus.exitCode()).isEqualTo(2);
        assertThat(prometheus.getLogs()).contains("REMOTE_WRITE_URL", sentence).doesNotContain("secret");
        assertThat(prometheus.getLogs().lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "http://user:secret@alertmanager.example.com:9093, (hidden)",
        "http://example.com/\", Expected: http(s)://host:port/path",
        "https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-1/alertmanager, docs/runbook.md",
    })
    void refusesAlertmanager(String url, String sentence) {
        // When
        PrometheusContainer prometheus = run(Map.of("ALERTMANAGER_URL", url));

        // Then
        assertThat(prometheus.exitCode()).isEqualTo(2);
        assertThat(prometheus.getLogs()).contains("ALERTMANAGER_URL", sentence).doesNotContain("secret");
    }

    @Test
    void leavesNothingBehind() {
        // When
        PrometheusContainer prometheus = run(Map.of("RETENTION_SIZE", "10"));

        // Then
        assertThat(prometheus.exitCode()).isEqualTo(2);
        assertThatThrownBy(prometheus::configuration).isInstanceOf(NotFoundException.class);
    }

    private static PrometheusContainer run(Map<String, String> environment) {
        PrometheusContainer prometheus = new PrometheusContainer(environment).untilExit();
        prometheus.start();
        return prometheus;
    }
}
