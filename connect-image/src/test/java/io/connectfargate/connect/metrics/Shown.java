package io.connectfargate.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.metrics.Scrape.Series;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the metrics of a troubled worker show, sooner or later. */
final class Shown {
    /** A topic is stalled after three minutes. */
    static final Duration PATIENCE = Duration.ofMinutes(6);

    private Shown() {}

    static void awaitStatus(Troubles all, String connector, String status) {
        awaitSeries(all, "kafka_connect_connector_status", Map.of("connector", connector, "status", status));
    }

    static void awaitSeries(Troubles all, String name, Map<String, String> labels) {
        await().atMost(PATIENCE).until(() -> !all.scrape().of(name, labels).isEmpty());
    }

    static double lag(Troubles all, String topic) {
        return all.scrape().of("kafka_connect_ledger_records_lag", Map.of("topic", topic)).stream()
                .mapToDouble(Series::value)
                .sum();
    }

    /** @param expected at least so many topics by state, or by state and topic */
    static void awaitStates(Troubles all, Map<String, Integer> expected) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> expected.forEach((state, count) -> {
                    Set<String> topics = all.scrape().of("kafka_connect_ledger_partitions", Map.of()).stream()
                            .map(series -> series.labels().get("state") + " "
                                    + series.labels().get("topic"))
                            .collect(Collectors.toCollection(TreeSet::new));
                    assertThat(topics)
                            .filteredOn(topic -> topic.startsWith(state))
                            .as("%s in %s", state, Arrays.toString(topics.toArray()))
                            .hasSizeGreaterThanOrEqualTo(count);
                }));
    }
}
