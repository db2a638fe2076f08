package io.connectfargate.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.testsupport.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboards' files, held against the types that Grafana publishes. */
class DashboardSchemaIT {
    @TempDir
    private Path folder;

    @Test
    void fitsGrafanasTypes() {
        // When
        Program schema = GrafanaChecks.schema(GrafanaChecks.dashboards());

        // Then
        assertThat(schema.output()).contains("MM2-dashboard-1.json: fits", "connect-workers.json: fits");
        assertThat(schema.exitCode()).isZero();
    }

    @Test
    void refusesMisspeltKeyAndNamesItsPanel() throws IOException {
        // Given
        Path dashboard = GrafanaChecks.dashboards().get(0);
        Path misspelt = folder.resolve("misspelt.json");
        Files.writeString(misspelt, Files.readString(dashboard).replaceFirst("\"legendFormat\"", "\"legendformat\""));

        // When
        Program schema = GrafanaChecks.schema(List.of(misspelt));

        // Then
        assertThat(schema.exitCode()).isEqualTo(1);
        assertThat(schema.output())
                .containsPattern(
                        "misspelt.json: panel \\d+ \".+\": /targets/0 must NOT have .* properties: legendformat");
    }
}
