package io.connectfargate.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.metrics.Scrape.Series;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules against a real worker that migrates between two real clusters. */
class ExporterRulesIT {
    private static final Set<String> OF_THE_AGENT = Set.of("jvm", "process", "jmx");

    private static Migration migration;

    @BeforeAll
    static void migrate(@TempDir Path folder) throws Exception {
        migration = Migration.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        migration.close();
    }

    @Test
    void showsWhatTheDocumentListsAndNothingElse() throws Exception {
        // Given
        Map<String, String> expected = MetricsDocument.expected();

        // When, Then
        eventually().untilAsserted(whileBusy(() -> {
            Map<String, String> found = migration.worker().scrape().typesAndLabels();
            assertThat(found).containsAllEntriesOf(expected);
            found.keySet().removeIf(name -> OF_THE_AGENT.contains(name.split("_")[0]));
            assertThat(expected).containsAllEntriesOf(found);
        }));
    }

    @Test
    void putsEveryLabelInItsPlace() {
        // Given
        Map<String, String> partition = Map.of("topic", Migration.ODD_TOPIC, "partition", "0", "source", "msksource");

        // When, Then
        eventually().untilAsserted(whileBusy(() -> {
            Scrape scrape = migration.worker().scrape();
            assertThat(labels(scrape, "kafka_connect_mirror_source_connector_record_count_total"))
                    .contains(with(partition, "destination", "mskdest"));
            assertThat(labels(scrape, "kafka_connect_mirror_checkpoint_connector_checkpoint_latency_ms"))
                    .contains(with(with(partition, "target", "mskdest"), "group", Migration.ODD_GROUP));
            assertThat(labels(scrape, "kafka_consumer_connection_count"))
                    .contains(Map.of("clientId", "msksource->mskdest|mm2-msc-0|replication-consumer"))
                    .contains(Map.of("clientId", "connector-consumer-mm2-msc-0"));
        }));
    }

    @Test
    void sumsLagAndLeadOfATopicUnderItsOwnName() {
        // When
        migration.keepBusy();

        // Then
        eventually().untilAsserted(() -> {
            Scrape scrape = migration.worker().scrape();
            double read = migration.recordsOfATopic();
            assertThat(byTopic(scrape, "records_lag"))
                    .isEqualTo(Map.of("orders", 0.0, Migration.ODD_TOPIC, 0.0, Migration.EMPTY_TOPIC, 0.0));
            assertThat(byTopic(scrape, "records_lead"))
                    .isEqualTo(Map.of("orders", read, Migration.ODD_TOPIC, read, Migration.EMPTY_TOPIC, 0.0));
        });
    }

    @Test
    void showsNoSeriesTwiceNoQuotesAndNoEmptyNumbers() {
        // When
        Scrape scrape = migration.worker().scrape();

        // Then
        assertThat(scrape.series().stream().map(s -> s.name() + s.labels())).doesNotHaveDuplicates();
        assertThat(scrape.series()).allSatisfy(series -> {
            assertThat(series.labels()).doesNotContainKey("_objectname");
            assertThat(series.labels().values()).noneMatch(value -> value.contains("\""));
            assertThat(series.value()).isNotNaN();
        });
    }

    @Test
    void followsTheStatusOfATaskAndItsConnector() throws Exception {
        // Given
        eventually().untilAsserted(() -> assertStatusOfHeartbeats("running"));

        // When
        migration.rest("PUT", "/connectors/mm2-hbc/pause", "");

        // Then
        eventually().untilAsserted(() -> assertStatusOfHeartbeats("paused"));
        migration.rest("PUT", "/connectors/mm2-hbc/resume", "");
        eventually().untilAsserted(() -> assertStatusOfHeartbeats("running"));
    }

    @Test
    void runsTheClientsThatTheBudgetCounts() {
        // When
        Scrape scrape = migration.worker().scrape();

        // Then
        for (String kind : Set.of("admin.client", "consumer", "producer")) {
            assertThat(Client.of(Migration.GROUP, Migration.SOURCE_TASKS))
                    .filteredOn(client -> client.kind().equals(kind))
                    .extracting(Client::id)
                    .containsAll(
                            scrape.of("kafka_%s_connection_count".formatted(kind.replace('.', '_')), Map.of()).stream()
                                    .map(series -> series.labels().get("clientId"))
                                    .toList());
        }
    }

    @Test
    void needsEveryRule() throws Exception {
        // Given
        ExporterRules rules = ExporterRules.read();

        // When
        rules.writeNamingThemselves(migration.worker().rules());

        // Then
        try {
            eventually()
                    .untilAsserted(whileBusy(
                            () -> assertThat(rulesIn(migration.worker().scrape()))
                                    .containsExactlyInAnyOrderElementsOf(rules.identitiesUpToTheLimit())));
        } finally {
            rules.write(migration.worker().rules());
        }
    }

    private static void assertStatusOfHeartbeats(String status) {
        Scrape scrape = migration.worker().scrape();
        assertThat(scrape.of("kafka_connect_connector_status", Map.of("connector", "mm2-hbc")))
                .containsExactly(new Series(
                        "kafka_connect_connector_status",
                        Map.of("connector", "mm2-hbc", "task", "0", "status", status),
                        1));
        assertThat(scrape.of("kafka_connect_connector_instance_status", Map.of("connector", "mm2-hbc")))
                .containsExactly(new Series(
                        "kafka_connect_connector_instance_status",
                        Map.of("connector", "mm2-hbc", "status", status),
                        1));
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500));
    }

    private static ThrowingRunnable whileBusy(ThrowingRunnable assertions) {
        return () -> {
            migration.keepBusy();
            assertions.run();
        };
    }

    private static Map<String, Double> byTopic(Scrape scrape, String metric) {
        Map<String, String> flow = Map.of("source", "msksource", "destination", "mskdest", "connector", "mm2-msc");
        return scrape.of("kafka_connect_mirror_source_connector_" + metric, flow).stream()
                .collect(Collectors.toMap(series -> series.labels().get("topic"), Series::value));
    }

    private static Set<Map<String, String>> labels(Scrape scrape, String name) {
        return scrape.of(name, Map.of()).stream().map(Series::labels).collect(Collectors.toSet());
    }

    private static Set<String> rulesIn(Scrape scrape) {
        return scrape.series().stream()
                .filter(series -> series.labels().containsKey("rule"))
                .map(series -> series.labels().get("rule"))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> with(Map<String, String> labels, String name, String value) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put(name, value);
        return more;
    }
}
