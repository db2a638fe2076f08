package io.connectfargate.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.system.engine.Clusters;
import io.connectfargate.system.engine.PrometheusContainer;
import io.connectfargate.system.engine.WorkerContainer;
import io.connectfargate.testsupport.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.lifecycle.Startables;

/** What is seen of a migration: every expression of rules and dashboards, on a Prometheus that watches a real one. */
class MonitoringIT {
    @RegisterExtension
    static final Clusters clusters = new Clusters();

    /** The workers' name in Cloud Map, which the image asks for. */
    private static final String WORKERS = "kafkaconnect.migration";

    /** The longest windows need two samples of what is recorded every 30 s. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static PrometheusContainer container;
    private static Prometheus prometheus;
    private static LiveMigration migration;

    @BeforeAll
    static void start() {
        WorkerContainer first = worker();
        WorkerContainer second = worker();
        Startables.deepStart(first, second).join();
        container = clusters.prometheus(Map.of(
                // Nobody answers there: this makes the series of exporters and of remote write.
                "JMX_EXPORTER_BROKER_LIST", "source",
                "NODE_EXPORTER_BROKER_LIST", "source",
                "REMOTE_WRITE_URL", "http://localhost:9090/api/v1/write"));
        container.start();
        prometheus = new Prometheus(container.url());
        migration = new LiveMigration(clusters, first);
        migration.start();
    }

    @AfterAll
    static void stop() {
        migration.close();
    }

    @Test
    void findsDataForEveryExpressionOfTheRules() {
        // Given
        Contract contract = new Contract(prometheus);

        // Then
        await().atMost(PATIENCE)
                .pollInterval(PAUSE)
                .untilAsserted(() ->
                        assertThat(contract.problemsOfRules()).as("problems").isEmpty());
        assertThat(prometheus.rules()).extracting(Prometheus.Rule::alert).contains(true, false);
    }

    @Test
    void drawsEveryPanelOfTheDashboardsFromLiveData() {
        // Given
        Contract contract = new Contract(prometheus);

        // When: what the panels ask for is there, some of which takes minutes, such as a failed task and the time left
        GrafanaChecks.render(container);
        await().atMost(PATIENCE)
                .pollInterval(PAUSE)
                .untilAsserted(() -> assertThat(GrafanaChecks.dashboards())
                        .allSatisfy(dashboard -> assertThat(contract.unanswered(GrafanaChecks.report(dashboard)))
                                .as("queries without data")
                                .isEmpty()));

        // Then: drawn once more, for a browser takes what the workers need to bring the rest
        await().atMost(PATIENCE).pollInterval(PAUSE).pollDelay(Duration.ZERO).untilAsserted(() -> {
            Program program = GrafanaChecks.render(container);
            assertThat(program.exitCode()).as(program.output()).isZero();
            assertThat(GrafanaChecks.dashboards())
                    .isNotEmpty()
                    .allSatisfy(dashboard -> assertThat(contract.problemsOf(GrafanaChecks.report(dashboard)))
                            .as("problems")
                            .isEmpty());
        });
    }

    @Test
    void failsForAPanelWhoseMetricIsMisspeltAndNamesIt(@TempDir Path folder) throws IOException {
        // Given
        Path dashboard = Files.writeString(folder.resolve("misspelt.json"), """
                {"title": "Misspelt", "uid": "misspelt", "schemaVersion": 42, "panels": [
                  {"id": 1, "type": "stat", "title": "Right", "gridPos": {"x": 0, "y": 0, "w": 6, "h": 5},
                   "targets": [{"refId": "A", "instant": true, "expr": "up"}]},
                  {"id": 2, "type": "stat", "title": "Wrong", "gridPos": {"x": 6, "y": 0, "w": 6, "h": 5},
                   "targets": [{"refId": "A", "instant": true, "expr": "upp"}]}]}
                """);

        // When
        Program program = GrafanaChecks.render(container, folder, List.of(dashboard));

        // Then
        assertThat(program.exitCode()).as(program.output()).isEqualTo(1);
        assertThat(program.output())
                .contains("FAILED panel-2 stat \"Wrong\"", "no data for A: upp")
                .doesNotContain("FAILED panel-1", "THROWN");
    }

    @Test
    void firesForWhatIsBrokenAndForNothingElseThatIsCritical() {
        // Given
        Set<String> broken = Set.of(
                "ConnectorFailed " + LiveMigration.UNREACHABLE,
                "ClusterAccessLost " + LiveMigration.UNREACHABLE,
                "TaskFailed " + LiveMigration.TOO_LARGE);

        // Then
        await().atMost(PATIENCE).pollInterval(PAUSE).untilAsserted(() -> {
            assertThat(critical("firing")).isEqualTo(broken);
            // Many wait longer before they fire than this test does.
            assertThat(critical("pending")).isEmpty();
        });
    }

    /** They take a connector that cannot reach its source, and notice soon that it cannot. */
    private static WorkerContainer worker() {
        return clusters.worker(Map.of("PREFLIGHT", "warn", "ACCESS_CHECK_INTERVAL_SECONDS", "10"))
                .withNetworkAliases(WORKERS)
                .untilHealthy();
    }

    private static Set<String> critical(String state) {
        JsonNode alerts = prometheus.query("ALERTS{alertstate=\"" + state + "\",severity=\"critical\"}");
        return StreamSupport.stream(alerts.spliterator(), false)
                .map(alert -> alert.path("metric"))
                .map(labels -> labels.path("alertname").asText() + " "
                        + labels.path("connector").asText())
                .collect(Collectors.toSet());
    }
}
