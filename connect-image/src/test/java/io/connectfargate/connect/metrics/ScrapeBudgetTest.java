package io.connectfargate.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one scrape of a worker with 1,000 replicated partitions may cost. */
class ScrapeBudgetTest {
    private static Scrape scrape;

    @BeforeAll
    static void scrapeBusyWorker(@TempDir Path folder) throws Exception {
        try (AgentJvm worker = AgentJvm.start(folder, Map.of(), BusyWorker.class)) {
            worker.awaitLine(BusyWorker.READY);
            scrape = worker.scrape();
        }
        System.out.printf(
                "A scrape of %,d partitions: %,d bytes, %,d series%n",
                BusyWorker.PARTITIONS, scrape.bytes(), scrape.series().size());
    }

    @Test
    void staysUnderOneMegabyte() {
        assertThat(scrape.bytes()).isLessThan(1_000_000);
    }

    @Test
    void staysUnderFiveThousandOneHundredSeries() {
        assertThat(scrape.series().size()).isLessThan(5_100);
    }

    @Test
    void showsEveryPartition() {
        assertThat(Stream.of(
                        "record_count_total", "byte_count_total", "record_age_ms_avg", "replication_latency_ms_avg"))
                .allSatisfy(name -> assertThat(scrape.of("kafka_connect_mirror_source_connector_" + name, Map.of()))
                        .hasSize(BusyWorker.PARTITIONS));
        assertThat(scrape.of("kafka_connect_mirror_checkpoint_connector_checkpoint_latency_ms", Map.of()))
                .hasSize(BusyWorker.CHECKPOINTS);
    }

    @Test
    void sumsLagAndLeadByTopic() {
        // Given
        double partitionsOfATopic = 25;

        // Then
        assertThat(scrape.of("kafka_connect_mirror_source_connector_records_lag", Map.of()))
                .hasSize(40)
                .allSatisfy(topic -> assertThat(topic.value()).isEqualTo(partitionsOfATopic * BusyWorker.LAG));
        assertThat(scrape.of("kafka_connect_mirror_source_connector_records_lead", Map.of()))
                .hasSize(40)
                .allSatisfy(topic -> assertThat(topic.value()).isEqualTo(partitionsOfATopic * BusyWorker.LEAD));
    }

    @Test
    void countsEverythingThatTheDocumentListsForAWorker() throws Exception {
        assertThat(MetricsDocument.expected().keySet())
                .isSubsetOf(scrape.series().stream().map(Scrape.Series::name).collect(Collectors.toSet()));
    }
}
