package io.connectfargate.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one scrape of a worker with 1,000 replicated partitions may cost, and of one with the most that it shows one by one. */
class ScrapeBudgetTest {
    private static final int MANY = 1_000;
    private static final double PARTITIONS_OF_A_TOPIC = 25;
    private static final String SOURCE_CONNECTOR = "kafka_connect_mirror_source_connector_";
    private static final String CHECKPOINTS = "kafka_connect_mirror_checkpoint_connector_";

    private static Scrape many;
    private static Scrape few;

    @BeforeAll
    static void scrapeBusyWorkers(@TempDir Path folder) throws Exception {
        many = scrape(folder, MANY);
        few = scrape(folder, Replication.LIMIT);
    }

    private static Scrape scrape(Path folder, int partitions) throws Exception {
        Path own = folder.resolve(Integer.toString(partitions));
        own.toFile().mkdir();
        try (AgentJvm worker =
                AgentJvm.start(own, Map.of(BusyWorker.PARTITIONS, Integer.toString(partitions)), BusyWorker.class)) {
            worker.awaitLine(BusyWorker.READY);
            Scrape scrape = worker.scrape();
            System.out.printf(
                    "A scrape of %,d partitions: %,d bytes, %,d series%n",
                    partitions, scrape.bytes(), scrape.series().size());
            return scrape;
        }
    }

    @Test
    void staysUnderOneMegabyte() {
        assertThat(Stream.of(many, few))
                .allSatisfy(scrape -> assertThat(scrape.bytes()).isLessThan(1_000_000));
    }

    @Test
    void staysUnderFiveThousandSeries() {
        assertThat(Stream.of(many, few))
                .allSatisfy(scrape -> assertThat(scrape.series().size()).isLessThan(5_000));
    }

    @Test
    void showsEveryPartitionUpToTheLimit() {
        assertThat(Stream.of(
                        "record_count_total", "byte_count_total", "record_age_ms_avg", "replication_latency_ms_avg"))
                .allSatisfy(name -> assertThat(few.of(SOURCE_CONNECTOR + name, Map.of()))
                        .hasSize(Replication.LIMIT)
                        .allSatisfy(series -> assertThat(series.labels()).containsKey("partition")));
        assertThat(few.of(CHECKPOINTS + "checkpoint_latency_ms", Map.of()))
                .hasSize(Replication.LIMIT)
                .allSatisfy(series -> assertThat(series.labels()).containsKey("partition"));
    }

    @Test
    void sumsByTopicAboveTheLimit() {
        // Given
        Map<String, Double> expected = Map.of(
                "record_count_total", PARTITIONS_OF_A_TOPIC,
                "byte_count_total", PARTITIONS_OF_A_TOPIC * 123_456_789,
                "record_age_ms_avg", 12_345.0,
                "record_age_ms_worst", 12_345.0,
                "replication_latency_ms_avg", 12_345.0,
                "replication_latency_ms_worst", 12_345.0);

        // Then
        expected.forEach((name, value) -> assertThat(many.of(SOURCE_CONNECTOR + name, Map.of()))
                .as(name)
                .hasSize(40)
                .allSatisfy(series -> {
                    assertThat(series.labels()).containsOnlyKeys("source", "destination", "topic");
                    assertThat(series.value()).isEqualTo(value);
                }));
        assertThat(many.of(CHECKPOINTS + "checkpointed_partitions", Map.of("group", "billing-service")))
                .hasSize(40)
                .allSatisfy(series -> assertThat(series.value()).isEqualTo(PARTITIONS_OF_A_TOPIC));
        assertThat(many.of(CHECKPOINTS + "checkpoint_latency_ms", Map.of("group", "billing-service")))
                .hasSize(40)
                .allSatisfy(series -> assertThat(series.value()).isEqualTo(12_345));
    }

    @Test
    void sumsLagAndLeadByTopic() {
        assertThat(many.of(SOURCE_CONNECTOR + "records_lag", Map.of()))
                .hasSize(40)
                .allSatisfy(topic -> assertThat(topic.value()).isEqualTo(PARTITIONS_OF_A_TOPIC * BusyWorker.LAG));
        assertThat(many.of(SOURCE_CONNECTOR + "records_lead", Map.of()))
                .hasSize(40)
                .allSatisfy(topic -> assertThat(topic.value()).isEqualTo(PARTITIONS_OF_A_TOPIC * BusyWorker.LEAD));
    }

    @Test
    void countsEverythingThatTheDocumentListsForAWorker() throws IOException {
        assertThat(MetricsDocument.expected().keySet())
                .isSubsetOf(few.series().stream().map(Scrape.Series::name).collect(Collectors.toSet()));
    }

    @Test
    void showsWhatTheDocumentListsAboveTheLimit() throws IOException {
        assertThat(MetricsDocument.expectedAboveTheLimit()).isNotEmpty();
        assertThat(many.typesAndLabels()).containsAllEntriesOf(MetricsDocument.expectedAboveTheLimit());
    }
}
