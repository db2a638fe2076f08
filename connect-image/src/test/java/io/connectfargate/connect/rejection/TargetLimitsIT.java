package io.connectfargate.connect.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.Mirror;
import io.connectfargate.connect.SecuredMigration;
import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** What copies will reject is reported in advance, and limits for times are lifted where the user configures it. */
class TargetLimitsIT {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final String BEFORE = "message.timestamp.before.max.ms";
    private static final String AFTER = "message.timestamp.after.max.ms";

    @Test
    void liftsLimitsForTimesAndNotesWhatTheyWere() throws Exception {
        try (EmbeddedKafka source = EmbeddedKafka.start(1, Map.of("message.max.bytes", "60000000"));
                EmbeddedKafka target =
                        EmbeddedKafka.start(1, Map.of("log.message.timestamp.before.max.ms", Long.toString(DAY)));
                Admin sourceAdmin = Admin.create(Map.of("bootstrap.servers", source.bootstrapServers()));
                Admin targetAdmin = Admin.create(Map.of("bootstrap.servers", target.bootstrapServers()));
                WorkerProcess worker = start(target)) {
            // Given records of the past and of the future, and a copy with a limit of its own
            createTopics(sourceAdmin, targetAdmin);
            write(source, "past", System.currentTimeMillis() - 10 * DAY);
            write(source, "future", System.currentTimeMillis() + DAY / 8);

            // When
            var answer = worker.insist("PUT", "/connectors/mm2-msc/config", connector(source, target));

            // Then
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            eventually(() -> assertThat(findings(worker))
                    .contains("lifted-limit", "past (" + BEFORE + " was 7200000)")
                    .contains("future (" + AFTER + " had no value of its own)")
                    .contains("size-limit", "past (the source accepts 60000000 bytes, the copy 1048588)"));
            eventually(() -> assertThat(copied(target, "past")).isEqualTo(1));
            eventually(() -> assertThat(copied(target, "future")).isEqualTo(1));
            assertThat(settings(targetAdmin, "past").get(BEFORE).value()).isEqualTo(Long.toString(Long.MAX_VALUE));
            eventually(() -> assertThat(findings(worker)).doesNotContain("timestamp-limit"));
        }
    }

    private static WorkerProcess start(EmbeddedKafka target) throws IOException {
        return WorkerProcess.start(Map.of(
                        "BROKERS", target.bootstrapServers(),
                        "GROUP", "limits",
                        "TIMESTAMP_LIMITS", "lift",
                        "ACCESS_CHECK_INTERVAL_SECONDS", "1"))
                .awaitHealthy();
    }

    private static void createTopics(Admin source, Admin target) throws Exception {
        source.createTopics(List.of(
                        new NewTopic("past", 1, (short) 1).configs(Map.of("retention.ms", "-1")),
                        new NewTopic("future", 1, (short) 1).configs(Map.of(AFTER, Long.toString(DAY)))))
                .all()
                .get();
        target.createTopics(List.of(new NewTopic("past", 1, (short) 1).configs(Map.of(BEFORE, "7200000"))))
                .all()
                .get();
    }

    private static String connector(EmbeddedKafka source, EmbeddedKafka target) {
        Map<String, String> config = Mirror.source(source.bootstrapServers(), target.bootstrapServers(), "past,future");
        config.put("config.properties.exclude", "message\\.timestamp\\..*");
        return SecuredMigration.json(config);
    }

    private static long copied(EmbeddedKafka target, String topic) {
        return Counted.committed(target.bootstrapServers(), List.of(new TopicPartition(topic, 0)));
    }

    private static String findings(WorkerProcess worker) throws Exception {
        return worker.request("GET", "/findings/mm2-msc", "").body();
    }

    private static Config settings(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get().get(resource);
    }

    private static void write(EmbeddedKafka cluster, String topic, long time) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, time, new byte[] {1}, new byte[] {2}))
                    .get();
        }
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(assertion);
    }
}
