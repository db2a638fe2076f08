package io.connectfargate.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ImageIT {
    private static final String PROVISIONING = "etc/grafana/provisioning/";
    private static ImageTar image;

    @BeforeAll
    static void readImage() throws IOException {
        image = ImageTar.read(Path.of("target/jib-image.tar"));
    }

    @Test
    void hasTheDashboardsWhereTheyAreLookedFor() throws IOException {
        // Given
        String folder = ProvisioningTest.read("dashboards/kafka-connect-fargate.yaml")
                .at("/providers/0/options/path")
                .asText();

        // Then
        assertThat(image.text(folder.substring(1) + "/" + Dashboard.MIGRATION))
                .isEqualTo(Files.readString(Path.of(Dashboard.MIGRATION)));
        assertThat(image.text(folder.substring(1) + "/" + Dashboard.WORKERS))
                .isEqualTo(Files.readString(Path.of(Dashboard.WORKERS)));
        assertThat(image.names().filter(name -> name.startsWith(folder.substring(1) + "/") && !name.endsWith("/")))
                .containsExactlyInAnyOrder(
                        folder.substring(1) + "/" + Dashboard.MIGRATION, folder.substring(1) + "/" + Dashboard.WORKERS);
        assertThat(image.environment())
                .containsEntry("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH", folder + "/" + Dashboard.MIGRATION);
    }

    @Test
    void hasTheFilesThatGrafanaReadsAtItsStart() throws IOException {
        // Then
        assertThat(image.names())
                .contains(
                        PROVISIONING + "datasources/prometheus.yaml",
                        PROVISIONING + "dashboards/kafka-connect-fargate.yaml");
        assertThat(image.files().values())
                .filteredOn(entry -> entry.isFile()
                        && image.text(entry.getName()) != null
                        && entry.getName().startsWith("etc/grafana/provisioning/"))
                .allSatisfy(entry -> {
                    assertThat(entry.getMode() & 0777).isEqualTo(0644);
                    assertThat(entry.getLongUserId()).isZero();
                });
    }

    @Test
    void startsWithTheCheckOfThePassword() throws IOException {
        // Given
        String script = "usr/local/bin/start-grafana.sh";
        TarArchiveEntry entry = image.files().get(script);

        // Then
        assertThat(image.container().path("Entrypoint"))
                .extracting(JsonNode::asText)
                .containsExactly("/" + script);
        assertThat(entry.getMode() & 0777).isEqualTo(0755);
        assertThat(image.text(script)).startsWith("#!/bin/sh\n").endsWith("exec /run.sh \"$@\"\n");
    }

    @Test
    void runsAsGrafanasUser() {
        // Then
        assertThat(image.container().path("User").asText()).isEqualTo("472:0");
        assertThat(image.container().path("ExposedPorts").has("3000/tcp")).isTrue();
    }

    @Test
    void holdsNoPasswordAndCallsNobody() {
        // Then
        assertThat(image.environment())
                .doesNotContainKeys("GF_SECURITY_ADMIN_PASSWORD", "GF_SECURITY_ADMIN_PASSWORD__FILE")
                .containsEntry("GF_AUTH_ANONYMOUS_ENABLED", "false")
                .containsEntry("GF_ANALYTICS_REPORTING_ENABLED", "false")
                .containsEntry("GF_PLUGINS_PREINSTALL_DISABLED", "true");
    }

    @Test
    void isDescribedInTheReadme() throws IOException {
        // Given
        String readme = Files.readString(Path.of("README.md"), StandardCharsets.UTF_8);

        // Then
        assertThat(image.environment()).allSatisfy((name, value) -> {
            if (name.startsWith("GF_") && !name.startsWith("GF_PATHS_") || name.equals("PROMETHEUS_URL")) {
                assertThat(readme).contains("| `" + name + "` | `" + value + "` |");
            }
        });
    }
}
