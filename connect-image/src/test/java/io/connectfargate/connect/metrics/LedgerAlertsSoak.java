package io.connectfargate.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.metrics.Scrape.Series;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts about topics, firing for a real worker's series, and none for a normal migration next to it. */
class LedgerAlertsSoak {
    private static final Set<String> ALERTS = Set.of(
            "RecordsLost",
            "CopyDamaged",
            "RetentionClose",
            "TopicStalled",
            "NoCopy",
            "CopyBlocked",
            "TransactionOpen",
            "TopicsRejected",
            "LedgerUnknown",
            "LedgerTooOld");
    private static final String[] NORMAL = {"idle", "aborted", "compacted", "transactional", "trimmed"};
    private static final String[] TROUBLED = {"recreated", "deleted", "emptied", "blocked", "held"};
    private static final String[] LATE = {"lost", "gone"};
    private static final Set<String> REFUSED = Set.of("NoCopy troubled refused", "TopicsRejected troubled refused");
    private static final Set<String> EXPECTED = Set.of(
            "RecordsLost late lost",
            "RecordsLost late gone",
            "RecordsLost troubled recreated",
            "CopyDamaged troubled deleted",
            "CopyDamaged troubled emptied",
            "RetentionClose close closing",
            "TopicStalled stuck stuck",
            "NoCopy troubled refused",
            "TopicsRejected troubled refused",
            "CopyBlocked troubled blocked",
            "TransactionOpen troubled held");
    /** How many topics at least are in each. */
    private static final Map<String, Integer> STATES = Map.of(
            "losing", 1,
            "source-recreated", 1,
            "source-deleted", 1,
            "copy-emptied", 1,
            "retention-close", 1,
            "stalled", 1,
            "no-copy", 1,
            "copy-blocked", 1,
            "open-transaction", 1);

    /** A fetch waits for more bytes than there are: the task runs, and nothing moves. */
    private static final Map<String, String> NEVER_ENOUGH = Map.of(
            "source.consumer.fetch.min.bytes", "100000000",
            "source.consumer.fetch.max.wait.ms", "900000",
            "source.consumer.request.timeout.ms", "1000000");

    private static final long ALL = -1;
    private static final Duration NOW = Duration.ZERO;
    /** A topic is stalled after three minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    @Test
    void firesForEachTroubleAndNotForNormalMigration(@TempDir Path folder) throws Exception {
        FiringAlerts firing = FiringAlerts.in(folder);
        try (Troubles all = new Troubles(folder)) {
            // Given
            migrate(all);
            awaitStates(all, Map.of("in-sync", NORMAL.length + TROUBLED.length + LATE.length + 1, "no-copy", 1));
            firing.assertFiring(all.scrape(), ALERTS, REFUSED);

            // When
            try (KafkaProducer<String, String> held = trouble(all)) {
                awaitStates(all, STATES);

                // Then
                firing.assertFiring(all.scrape(), ALERTS, EXPECTED);
            }
        }
    }

    private static void migrate(Troubles all) {
        all.create(all.source(), Map.of(), "idle", "aborted", "transactional", "trimmed");
        all.create(all.source(), Map.of("cleanup.policy", "compact"), "compacted");
        all.create(all.source(), Map.of(), TROUBLED);
        all.create(all.source(), Map.of(), LATE);
        all.create(all.source(), Map.of(), "stuck", Troubles.REFUSED);
        all.create(all.source(), Map.of("retention.ms", "10800000"), "closing");
        all.produce(NOW, TROUBLED);
        all.produce(NOW, LATE);
        all.produce(NOW, "compacted", "trimmed", Troubles.REFUSED);
        try (KafkaProducer<String, String> aborted = all.transaction(all.source(), "aborted");
                KafkaProducer<String, String> committed = all.transaction(all.source(), "transactional")) {
            aborted.abortTransaction();
            committed.commitTransaction();
        }
        all.copy("normal", String.join(",", NORMAL), all.source().bootstrapServers(), Map.of());
        all.copy(
                "troubled",
                String.join(",", TROUBLED) + "," + Troubles.REFUSED,
                all.source().bootstrapServers(),
                Map.of());
        all.copy("late", String.join(",", LATE), all.source().bootstrapServers(), Map.of());
        all.copy("stuck", "stuck", all.source().bootstrapServers(), NEVER_ENOUGH);
    }

    /** Returns the producer of an open transaction on the source. */
    private static KafkaProducer<String, String> trouble(Troubles all) {
        all.removeBefore(all.source(), "trimmed", 40);
        all.delete(all.source(), "recreated");
        all.delete(all.target(), "deleted");
        all.removeBefore(all.target(), "emptied", ALL);
        all.transaction(all.target(), "blocked");
        all.produce(NOW, "stuck");
        all.insist("PUT", "/connectors/late/pause", "");
        awaitStatus(all, "late", "paused");
        all.produce(NOW, LATE);
        // What was deleted before it was seen, nobody knows.
        await().atMost(PATIENCE).until(() -> Arrays.stream(LATE).allMatch(topic -> lag(all, topic) > 0));
        all.removeBefore(all.source(), "lost", 80);
        all.delete(all.source(), "gone");
        all.insist("PUT", "/connectors/late/resume", "");
        all.create(all.source(), Map.of(), "recreated");
        all.produce(NOW, "recreated");
        // Paused, so that nothing of it is copied before it is close.
        all.copy("close", "closing", all.source().bootstrapServers(), Map.of());
        awaitStatus(all, "close", "running");
        awaitStates(all, Map.of("in-sync closing", 1));
        all.insist("PUT", "/connectors/close/pause", "");
        awaitStatus(all, "close", "paused");
        all.produce(Duration.ofMinutes(150), "closing");
        all.produce(NOW, "closing");
        return all.transaction(all.source(), "held");
    }

    private static void awaitStatus(Troubles all, String connector, String status) {
        await().atMost(PATIENCE)
                .until(() -> !all.scrape()
                        .of("kafka_connect_connector_status", Map.of("connector", connector, "status", status))
                        .isEmpty());
    }

    private static double lag(Troubles all, String topic) {
        return all.scrape().of("kafka_connect_ledger_records_lag", Map.of("topic", topic)).stream()
                .mapToDouble(Series::value)
                .sum();
    }

    /** @param expected at least so many topics by state, or by state and topic */
    private static void awaitStates(Troubles all, Map<String, Integer> expected) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> expected.forEach((state, count) -> {
                    Set<String> topics = all.scrape().of("kafka_connect_ledger_partitions", Map.of()).stream()
                            .map(series -> series.labels().get("state") + " "
                                    + series.labels().get("topic"))
                            .collect(Collectors.toCollection(TreeSet::new));
                    assertThat(topics)
                            .filteredOn(topic -> (topic + " ").startsWith(state + " "))
                            .as("%s in %s", state, Arrays.toString(topics.toArray()))
                            .hasSizeGreaterThanOrEqualTo(count);
                }));
    }
}
