package io.connectfargate.connect.metrics;

import static org.awaitility.Awaitility.await;

import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.embedded.LogCopy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            "TopicsWillBeRejected",
            "LedgerUnknown",
            "LedgerTooOld");
    private static final String[] NORMAL = {"idle", "aborted", "compacted", "transactional", "trimmed"};
    private static final String[] TROUBLED = {"recreated", "deleted", "emptied", "blocked", "held"};
    private static final String[] LATE = {"lost", "gone"};
    private static final String[] CUT = {"cut", "cut-copy"};
    private static final Set<String> REFUSED =
            Set.of("NoCopy troubled refused", "TopicsRejected troubled refused", "TopicsWillBeRejected large large");
    private static final Set<String> EXPECTED = Set.of(
            "RecordsLost late lost",
            "RecordsLost late gone",
            "RecordsLost troubled recreated",
            "RecordsLost truncated cut",
            "CopyDamaged truncated cut-copy",
            "LedgerUnknown away away",
            "TopicsWillBeRejected large large",
            "CopyDamaged troubled deleted",
            "CopyDamaged troubled emptied",
            "RetentionClose close closing",
            "TopicStalled stuck stuck",
            "NoCopy troubled refused",
            "TopicsRejected troubled refused",
            "CopyBlocked troubled blocked",
            "TransactionOpen troubled held");
    /** How many topics at least are in each. */
    private static final Map<String, Integer> STATES = Stream.of(
                    "losing",
                    "source-recreated",
                    "source-deleted",
                    "copy-emptied",
                    "retention-close",
                    "stalled",
                    "no-copy",
                    "copy-blocked",
                    "open-transaction",
                    "unknown")
            .collect(Collectors.toMap(state -> state, state -> 1));

    /** A fetch waits for more bytes than there are: the task runs, and nothing moves. */
    private static final Map<String, String> NEVER_ENOUGH = Map.of(
            "source.consumer.fetch.min.bytes", "100000000",
            "source.consumer.fetch.max.wait.ms", "900000",
            "source.consumer.request.timeout.ms", "1000000");

    private static final long ALL = -1;
    private static final Duration NOW = Duration.ZERO;

    @Test
    void firesForEachTroubleAndNotForNormalMigration(@TempDir Path folder) throws Exception {
        FiringAlerts firing = FiringAlerts.in(folder);
        EmbeddedKafka away = EmbeddedKafka.start();
        try (Troubles all = new Troubles(folder)) {
            // Given
            try (away) {
                migrate(all);
                migrateMore(all, away);
                // And the topics away, large and stuck
                int others = CUT.length + 3;
                Shown.awaitStates(
                        all, Map.of("in-sync", NORMAL.length + TROUBLED.length + LATE.length + others, "no-copy", 1));
                Shown.awaitSeries(all, "kafka_connect_target_rejects_topic", Map.of("topic", "large"));
                firing.assertFiring(all.scrape(), ALERTS, REFUSED);
                truncate(all);
            }

            // When
            try (KafkaProducer<String, String> held = trouble(all)) {
                Shown.awaitStates(all, STATES);

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

    /** A source that will not respond, copies that accept smaller records, and logs that will be truncated. */
    private static void migrateMore(Troubles all, EmbeddedKafka away) {
        all.create(away, Map.of(), "away");
        all.copy("away", "away", away.bootstrapServers(), Map.of());
        all.create(all.source(), Map.of(), "large");
        all.create(all.target(), Map.of("max.message.bytes", "1000"), "large");
        String source = all.source().bootstrapServers();
        all.copy("large", "large", source, Map.of("sync.topic.configs.enabled", "false"));
        all.create(all.source(), Map.of(), CUT);
        all.copy("truncated", String.join(",", CUT), source, Map.of());
        all.produce(NOW, CUT);
    }

    /** Both clusters lose records that were copied, as a broker without replicas does that gets an older disk. */
    private static void truncate(Troubles all) {
        LogCopy source = all.source().copyLog("cut", 0);
        LogCopy target = all.target().copyLog("cut-copy", 0);
        all.produce(NOW, CUT);
        all.awaitCopied(2 * Troubles.RECORDS, CUT);
        Shown.awaitStates(all, Map.of("in-sync cut", 2));
        all.source().restart(source::restore);
        Shown.awaitStates(all, Map.of("source-truncated cut", 1));
        all.target().restart(target::restore);
        Shown.awaitStates(all, Map.of("copy-truncated cut-copy", 1));
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
        Shown.awaitStatus(all, "late", "paused");
        all.produce(NOW, LATE);
        // What was deleted before it was seen, nobody knows.
        await().atMost(Shown.PATIENCE).until(() -> Arrays.stream(LATE).allMatch(topic -> Shown.lag(all, topic) > 0));
        all.removeBefore(all.source(), "lost", 80);
        all.delete(all.source(), "gone");
        all.insist("PUT", "/connectors/late/resume", "");
        all.create(all.source(), Map.of(), "recreated");
        all.produce(NOW, "recreated");
        // Paused, so that nothing of it is copied before it is close.
        all.copy("close", "closing", all.source().bootstrapServers(), Map.of());
        Shown.awaitStatus(all, "close", "running");
        Shown.awaitStates(all, Map.of("in-sync closing", 1));
        all.insist("PUT", "/connectors/close/pause", "");
        Shown.awaitStatus(all, "close", "paused");
        all.produce(Duration.ofMinutes(150), "closing");
        all.produce(NOW, "closing");
        return all.transaction(all.source(), "held");
    }
}
