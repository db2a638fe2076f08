package io.connectfargate.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration that the image's start script writes is one that Prometheus takes, in whatever version. */
class ConfigurationIT {
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
        StartScript script = new StartScript(folder);
        script.write(environment);

        // When
        Process promtool = new ProcessBuilder(
                        PROMTOOL.resolve(version).resolve("promtool").toString(),
                        "check",
                        "config",
                        script.configuration().toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(promtool.getInputStream().readAllBytes());

        // Then
        assertThat(promtool.waitFor()).as(output).isZero();
        assertThat(output).contains("SUCCESS");
    }
}
