package io.connectfargate.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProvisioningTest {
    private static final Path FILES = Path.of("src/main/jib/etc/grafana/provisioning");

    @Test
    void makesOnePrometheusDataSourceWhoseAddressTheEnvironmentSays() throws IOException {
        // Given
        JsonNode sources = read("datasources/prometheus.yaml").path("datasources");

        // Then
        assertThat(sources).hasSize(1);
        assertThat(sources.get(0).path("type").asText()).isEqualTo("prometheus");
        assertThat(sources.get(0).path("uid").asText()).isEqualTo("prometheus");
        assertThat(sources.get(0).path("url").asText()).isEqualTo("${PROMETHEUS_URL}");
        assertThat(sources.get(0).path("isDefault").asBoolean()).isTrue();
        assertThat(sources.get(0).at("/jsonData/timeInterval").asText()).isEqualTo("15s");
    }

    @Test
    void keepsDashboardsAsTheyAreInTheImage() throws IOException {
        // Given
        JsonNode providers = read("dashboards/kafka-connect-fargate.yaml").path("providers");

        // Then
        assertThat(providers).hasSize(1);
        assertThat(providers.get(0).path("type").asText()).isEqualTo("file");
        assertThat(providers.get(0).path("allowUiUpdates").asBoolean(true)).isFalse();
        assertThat(providers.get(0).path("disableDeletion").asBoolean()).isTrue();
    }

    static JsonNode read(String file) throws IOException {
        return new YAMLMapper().readTree(FILES.resolve(file).toFile());
    }
}
