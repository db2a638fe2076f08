package io.connectfargate.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.prometheus.StartScript.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the start script writes for Prometheus, and what a user reads whose Prometheus cannot start. */
class StartScriptTest {
    private static final Map<String, String> ALL_WRONG = Map.of(
            "JMX_EXPORTER_BROKER_LIST", "b-1.example.com:9098,$(id)",
            "NODE_EXPORTER_BROKER_LIST", "b-1.example.com:99999",
            "KAFKA_CONNECT_DNS_NAME", "kafkaconnect.migration:3600",
            "KAFKA_CONNECT_ECS_SERVICE", "my-cluster/kafka-connect",
            "REMOTE_WRITE_URL", "aps-workspaces.us-east-1.amazonaws.com",
            "ALERTMANAGER_URL", "alertmanager.example.com:9093",
            "RUNBOOK_URL", "docs/runbook.md",
            "RETENTION_TIME", "30 days",
            "RETENTION_SIZE", "10",
            "STORAGE_PATH", "/dev/null/data");

    @TempDir
    private Path folder;

    @Test
    void namesAllErrorsAtOnce() throws Exception {
        // When
        Outcome outcome = run(ALL_WRONG);

        // Then
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).isEqualTo("""
                        JMX_EXPORTER_BROKER_LIST is "b-1.example.com:9098". Port 9098 is for Kafka's clients. Leave it out, for 11001, and turn on the cluster's open monitoring.
                        JMX_EXPORTER_BROKER_LIST is "$(id):11001". Expected: host or host:port, separated by commas, such as b-1.example.com:11001.
                        NODE_EXPORTER_BROKER_LIST is "b-1.example.com:99999". Expected: host or host:port, separated by commas, such as b-1.example.com:11002.
                        KAFKA_CONNECT_DNS_NAME is "kafkaconnect.migration:3600". Expected: one name, such as kafkaconnect.migration, without a port: that is 3600.
                        KAFKA_CONNECT_ECS_SERVICE is "my-cluster/kafka-connect". Expected: the service's ARN, arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/SERVICE.
                        RETENTION_TIME is "30 days". Expected: a time, such as 30d or 12h.
                        RETENTION_SIZE is "10". Expected: a size, such as 512MB or 10GB, or 0 for no limit.
                        STORAGE_PATH is "/dev/null/data". Expected: a folder that user %s can write to. Mount a volume there which belongs to it.
                        REMOTE_WRITE_URL is "aps-workspaces.us-east-1.amazonaws.com". Expected: http(s)://host:port/path.
                        ALERTMANAGER_URL is "alertmanager.example.com:9093". Expected: http(s)://host:port/path.
                        RUNBOOK_URL is "docs/runbook.md". Expected: http(s)://host:port/path.
                        Errors in the environment: 11. Prometheus was not started.
                        """.formatted(user()));
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:secret@prometheus.example.com/api/v1/write, (hidden)",
        "https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-1/, workspaces/ws-ID/api/v1/remote_write",
        "https://aps-workspaces/workspaces/ws-1/api/v1/remote_write, aps-workspaces.REGION.amazonaws.com",
        "'http://example.com/\"\nscrape_configs: []', Expected: http(s)://host:port/path",
    })
    void refusesAddressToWriteTo(String url, String sentence) throws Exception {
        // When
        Outcome outcome = run(Map.of("REMOTE_WRITE_URL", url));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).contains("REMOTE_WRITE_URL", sentence).doesNotContain("secret");
        assertThat(outcome.output().lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "http://user:secret@alertmanager.example.com:9093, (hidden)",
        "http://example.com/\", Expected: http(s)://host:port/path",
        "https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-1/alertmanager, docs/runbook.md",
    })
    void refusesAlertmanager(String url, String sentence) throws Exception {
        // When
        Outcome outcome = run(Map.of("ALERTMANAGER_URL", url));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).contains("ALERTMANAGER_URL", sentence).doesNotContain("secret");
    }

    @Test
    void leavesNothingBehind() throws Exception {
        // When
        Outcome outcome = run(Map.of("RETENTION_SIZE", "10"));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "aps-workspaces.us-east-1.amazonaws.com, us-east-1",
        "aps-workspaces-fips.us-gov-west-1.amazonaws.com, us-gov-west-1",
        "aps-workspaces.ap-southeast-2.api.aws, ap-southeast-2",
        "vpce-0a1b-2c3d.aps-workspaces.eu-central-1.vpce.amazonaws.com, eu-central-1",
    })
    void signsForTheRegionOfAmazonManagedPrometheus(String host, String region) throws Exception {
        // When
        String configuration =
                write(Map.of("REMOTE_WRITE_URL", "https://" + host + "/workspaces/ws-1a2b/api/v1/remote_write"));

        // Then
        assertThat(configuration).endsWith("""
                        remote_write:
                          - url: "https://%s/workspaces/ws-1a2b/api/v1/remote_write"
                            sigv4:
                              region: %s
                        """.formatted(host, region));
    }

    @Test
    void asksEcsForTheWorkersAsTheReadmeSays() throws Exception {
        // When
        String configuration = write(Map.of(
                "KAFKA_CONNECT_ECS_SERVICE", "arn:aws:ecs:us-east-1:012345678910:service/my-cluster/kafka-connect"));

        // Then
        String readme = Files.readString(Path.of("README.md"));
        String job = readme.substring(readme.indexOf("  - job_name: kafka-connect"));
        assertThat(configuration).endsWith(job.substring(0, job.indexOf("```"))).doesNotContain("dns_sd_configs");
    }

    private Outcome run(Map<String, String> environment) throws IOException, InterruptedException {
        return new StartScript(folder).run(environment);
    }

    private String write(Map<String, String> environment) throws IOException, InterruptedException {
        return new StartScript(folder).write(environment);
    }

    /** The number of the user that runs this test. */
    private static String user() throws IOException {
        Process id = new ProcessBuilder("id", "-u").start();
        return new String(id.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
