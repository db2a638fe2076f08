package io.connectfargate.connect.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.BrokerProcess;
import io.connectfargate.connect.Mirror;
import io.connectfargate.connect.SecuredMigration;
import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A task that is restarted while its source does not respond: Connect does not wait for the one before it, which then removes the
 * metrics of its successor when it ends at last.
 */
class TaskMetricsIT {
    private static final TopicPartition TOPIC = new TopicPartition("orders", 0);
    private static final String CLIENT = "|mm2-cpc-0|checkpoint-source-admin";

    @TempDir
    private Path folder;

    @Test
    void showsATaskAgainThatLostItsMetricsToTheOneBeforeIt() throws Exception {
        try (EmbeddedKafka target = EmbeddedKafka.start();
                BrokerProcess source = BrokerProcess.start(folder);
                WorkerProcess worker = WorkerProcess.start(Map.of(
                        "BROKERS",
                        target.bootstrapServers(),
                        "GROUP",
                        "task-metrics",
                        "ACCESS_CHECK_INTERVAL_SECONDS",
                        "10"))) {
            // Given
            worker.awaitHealthy();
            moveGroup(source);
            put(worker, source, target);
            eventually(() -> assertThat(worker.metrics()).contains(CLIENT));

            // When
            source.fallSilent();
            awaitSilence(worker);
            worker.insist("POST", "/connectors/mm2-cpc/tasks/0/restart", "");
            eventually(() -> assertThat(worker.log()).contains("Graceful stop of task mm2-cpc-0 failed"));
            source.goOn();

            // Then
            eventually(() -> assertThat(worker.metrics()).doesNotContain(CLIENT));
            eventually(() -> assertThat(worker.log())
                    .contains("Restarted connector mm2-cpc task 0, whose metrics were lost when the task before it"));
            eventually(() -> assertThat(worker.metrics()).contains(CLIENT));
        }
    }

    /** Until a question of the task has waited for longer than usual: its stop has to wait with it. */
    private static void awaitSilence(WorkerProcess worker) {
        eventually(() -> assertThat(worker.metrics())
                .containsPattern("kafka_connect_cluster_access\\{[^}]*cluster=\"source\"[^}]*} 0.0"));
    }

    private static void moveGroup(BrokerProcess source) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", source.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC.topic(), 1, (short) 1)))
                    .all()
                    .get();
            admin.alterConsumerGroupOffsets("app", Map.of(TOPIC, new OffsetAndMetadata(0)))
                    .all()
                    .get();
        }
    }

    private static void put(WorkerProcess worker, BrokerProcess source, EmbeddedKafka target) {
        Map<String, String> config =
                new HashMap<>(Mirror.source(source.bootstrapServers(), target.bootstrapServers(), TOPIC.topic()));
        config.put("connector.class", "org.apache.kafka.connect.mirror.MirrorCheckpointConnector");
        config.put("emit.checkpoints.interval.seconds", "1");
        var answer = worker.insist("PUT", "/connectors/mm2-cpc/config", SecuredMigration.json(config));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(assertion);
    }
}
