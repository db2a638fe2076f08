package io.connectfargate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration that the image's start script writes is one that Prometheus accepts, in whatever version. */
class PrometheusConfigurationIT {
    private static final Path PROMTOOL = Path.of(System.getProperty("promtool.dir"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "oldest, '', ''",
        "newest, '', ''",
        "oldest, b-1.example.com, https://b-1.example.com/write?a=b&c=%20",
        "newest, b-1.example.com, https://b-1.example.com/write?a=b&c=%20",
        "oldest, b-1.example.com, https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-1a2b/api/v1/remote_write",
        "newest, b-1.example.com, https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-1a2b/api/v1/remote_write",
    })
    void isValid(String version, String value, String remoteWrite) throws Exception {
        // Given
        Map<String, String> environment = Map.of(
                "JMX_EXPORTER_BROKER_LIST", value,
                "NODE_EXPORTER_BROKER_LIST", value,
                "KAFKA_CONNECT_DNS_NAME", value,
                "REMOTE_WRITE_URL", remoteWrite,
                "ALERTMANAGER_URL", value.isEmpty() ? "" : "https://" + value + "/alerts");
        Path configuration = Files.writeString(folder.resolve("prometheus.yml"), write(environment));

        // When
        Process promtool = new ProcessBuilder(
                        PROMTOOL.resolve(version).resolve("promtool").toString(),
                        "check",
                        "config",
                        configuration.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(promtool.getInputStream().readAllBytes());

        // Then
        assertThat(promtool.waitFor()).as(output).isZero();
        assertThat(output).contains("SUCCESS");
    }

    @ParameterizedTest
    @CsvSource({
        "aps-workspaces.us-east-1.amazonaws.com, us-east-1",
        "aps-workspaces-fips.us-gov-west-1.amazonaws.com, us-gov-west-1",
        "aps-workspaces.ap-southeast-2.api.aws, ap-southeast-2",
        "vpce-0a1b-2c3d.aps-workspaces.eu-central-1.vpce.amazonaws.com, eu-central-1",
    })
    void signsForTheRegionOfAmazonManagedPrometheus(String host, String region) {
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
    void asksEcsForTheWorkersAsTheReadmeSays() throws IOException {
        // When
        String configuration = write(Map.of(
                "KAFKA_CONNECT_ECS_SERVICE", "arn:aws:ecs:us-east-1:012345678910:service/my-cluster/kafka-connect"));

        // Then
        String readme = Files.readString(Path.of(System.getProperty("prometheus.readme")));
        String job = readme.substring(readme.indexOf("  - job_name: kafka-connect"));
        assertThat(configuration).endsWith(job.substring(0, job.indexOf("```"))).doesNotContain("dns_sd_configs");
    }

    /** Has the start script write it, and Prometheus print its version instead of running with it. */
    private static String write(Map<String, String> environment) {
        try (PrometheusContainer prometheus =
                new PrometheusContainer(environment).withCommand("--version").untilExit()) {
            prometheus.start();
            assertThat(prometheus.exitCode()).as(prometheus.getLogs()).isZero();
            return prometheus.configuration();
        }
    }
}
