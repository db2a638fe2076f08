package io.connectfargate.connect.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.connect.ledger.Migrations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All that the status document ever marked: one that has grown is there under each of its ids. */
final class SeenLosses implements AutoCloseable {
    private static final long INTERVAL_MILLIS = 500;

    private final Migrations migrations;
    private final Map<String, Loss> losses = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private volatile int looks;
    private volatile int critical;
    private volatile int fineBesideALoss;

    /** As the document has it. */
    record Loss(String id, String kind, String topic, long from, long to, Instant seen) {
        private static Loss of(JsonNode node) {
            return new Loss(
                    node.path("id").asText(),
                    node.path("kind").asText(),
                    node.path("topic").asText(),
                    node.path("from").asLong(),
                    node.path("to").asLong(),
                    Instant.parse(node.path("seen").asText()));
        }

        boolean isOfRetention() {
            return kind.equals("losing");
        }

        boolean covers(long offset) {
            return !isOfRetention() || from <= offset && offset < to;
        }
    }

    SeenLosses(Migrations migrations) {
        this.migrations = migrations;
        thread.scheduleWithFixedDelay(this::look, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            JsonNode status = migrations.status();
            looks++;
            critical += status.path("verdict").path("level").asText().equals("critical") ? 1 : 0;
            for (JsonNode loss : status.path("losses")) {
                losses.putIfAbsent(loss.path("id").asText() + loss.path("seen").asText(), Loss.of(loss));
                boolean fine = status.path("verdict").path("level").asText().equals("fine");
                fineBesideALoss += fine && loss.path("acknowledged").isMissingNode() ? 1 : 0;
            }
        } catch (Exception e) {
            // The worker is between two looks, or starts.
        }
    }

    List<Loss> of(String topic) {
        List<Loss> all = new ArrayList<>(losses.values());
        all.removeIf(loss -> !loss.topic().equals(topic));
        return all;
    }

    int looks() {
        return looks;
    }

    /** How often the verdict was critical. */
    int critical() {
        return critical;
    }

    /** How often a verdict was fine next to a loss that nobody acknowledged. */
    int fineBesideALoss() {
        return fineBesideALoss;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
