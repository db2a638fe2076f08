package io.connectfargate.connect.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.ledger.Migrations;
import io.connectfargate.embedded.LogCopy;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What certainly loses records of a topic, or has them refused, in a test of chaos. A log is truncated as a source with one broker allows
 * it: the broker is stopped, gets an older copy of the log, and starts again.
 */
final class ChaosHarm {
    private static final String CONNECTOR = "chaos";

    private final Migrations migrations;

    ChaosHarm(Migrations migrations) {
        this.migrations = migrations;
    }

    /** Nothing is copied for a while, and retention and people go on. A consumer that is only paused hands on what it had fetched. */
    void overtake(Map<ChaosKind, ChaosTopic> topics) throws Exception {
        // What a calm topic has read and not stored by then is an upper bound of a loss: retention has just removed it.
        // The lag of a
        // look that is older than the last records says nothing.
        awaitLook();
        topics.values().stream()
                .filter(topic -> !topic.kind().isHarmful())
                .forEach(topic -> migrations.awaitTopic(
                        topic.name(), entry -> entry.path("lag").asLong(-1) == 0));
        migrations.stop(CONNECTOR);
        topics.get(ChaosKind.TRIMMED).overtake();
        ChaosTopic deleted = topics.get(ChaosKind.DELETED);
        if (deleted != null) {
            deleted.grow();
            // What was deleted before it was seen, nobody knows.
            awaitLook();
            migrations.awaitTopic(deleted.name(), topic -> topic.path("lag").asLong() > 0);
            deleted.delete();
        }
        migrations.resume(CONNECTOR);
    }

    void offend(Map<ChaosKind, ChaosTopic> topics) throws Exception {
        ChaosTopic offended = topics.get(ChaosKind.TOO_LARGE);
        if (offended != null) {
            offended.offend();
        }
    }

    /** Records that were copied are no longer on the source. */
    void truncate(Map<ChaosKind, ChaosTopic> topics) throws Exception {
        ChaosTopic topic = topics.get(ChaosKind.TRUNCATED);
        if (topic == null) {
            return;
        }
        LogCopy before = migrations.sourceCluster().copyLog(topic.name(), 0);
        topic.grow();
        awaitLook();
        migrations.awaitTopic(topic.name(), entry -> entry.path("lag").asLong(-1) == 0);
        migrations.sourceCluster().restart(before::restore);
        topic.count("truncated");
        // A log that is longer again at the next look is one that nobody has seen truncated.
        migrations.awaitTopic(
                topic.name(), entry -> entry.path("state").asText().equals("source-truncated"));
    }

    /** What happened until now is in the status: the first look that ends from now on may have started before. */
    void awaitLook() {
        for (int look = 0; look < 2; look++) {
            Instant now = Instant.now();
            migrations.await(all -> asOf().isAfter(now));
        }
    }

    private Instant asOf() {
        try {
            return Instant.parse(migrations.status().path("asOf").asText());
        } catch (Exception theWorkerIsBusy) {
            return Instant.EPOCH;
        }
    }

    /** What the target refuses is critical after some minutes, counted from the last restart of the worker or its group. */
    void awaitCritical(List<ChaosTopic> topics) {
        topics.stream()
                .filter(topic -> topic.kind().isRefused())
                .forEach(topic -> migrations.awaitTopic(
                        topic.name(), entry -> entry.path("level").asText().equals("critical")));
    }

    /** What has happened to a topic for certain is in its marks, or its state. */
    void assertMarked(List<ChaosVerdict> verdicts) {
        assertThat(verdicts).allSatisfy(verdict -> {
            switch (verdict.topic().kind()) {
                case TRIMMED -> assertThat(verdict.kinds()).as(verdict.row()).contains("losing");
                // A client that asks for it may create it again.
                case DELETED ->
                    assertThat(verdict.kinds()).as(verdict.row()).containsAnyOf("source-deleted", "source-recreated");
                case TRUNCATED -> assertThat(verdict.kinds()).as(verdict.row()).contains("source-truncated");
                case TOO_LARGE, UNCREATABLE ->
                    assertThat(verdict.missing()).as(verdict.row()).isPositive();
                default -> assertThat(verdict.silent()).as(verdict.row()).isEmpty();
            }
        });
    }
}
