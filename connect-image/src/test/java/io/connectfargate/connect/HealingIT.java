package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** A task that has failed goes on when the cause is gone, without a POST and without a new worker. */
class HealingIT {
    private static final int RECORD = 50_000;

    @Test
    void restartsATaskWhoseRecordWasTooLargeUntilTheTargetTakesIt() throws Exception {
        try (EmbeddedKafka source = EmbeddedKafka.start();
                EmbeddedKafka target = EmbeddedKafka.start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", target.bootstrapServers()));
                WorkerProcess worker =
                        WorkerProcess.start(Map.of("BROKERS", target.bootstrapServers(), "GROUP", "healing"))) {
            // Given
            worker.awaitHealthy();
            for (String topic : List.of("orders", "invoices")) {
                admin.createTopics(List.of(
                                new NewTopic(topic, 1, (short) 1).configs(Map.of("max.message.bytes", "10000"))))
                        .all()
                        .get();
                write(source, topic);
            }

            // When
            put(worker, "mm2-msc", config(source, target, "orders"));
            Map<String, String> alone = config(source, target, "invoices");
            alone.put("restart.failed", "false");
            put(worker, "left-alone", alone);

            // Then
            eventually(() -> assertThat(worker.log())
                    .contains(
                            "Connector mm2-msc task 0 has failed: "
                                    + "org.apache.kafka.common.errors.RecordTooLargeException",
                            "Restarted in 10 s")
                    .contains(
                            "Connector left-alone task 0 has failed: ",
                            "Not restarted, since restart.failed is false"));
            assertThat(worker.probe())
                    .startsWith("0 healthy: REST answers, the worker is in its group; ")
                    .contains("connector left-alone task 0 has failed: org.apache.kafka.common.errors.RecordTooLarge");
            eventually(
                    () -> assertThat(worker.log()).contains("Restarted connector mm2-msc task 0, which had failed: "));
            eventually(() -> assertThat(worker.log()).contains("Restarted in 20 s"));

            // When
            allow(admin, RECORD * 2);

            // Then
            eventually(() -> assertThat(status(worker, "mm2-msc")).contains("\"id\":0,\"state\":\"RUNNING\""));
            eventually(() -> assertThat(worker.metrics())
                    .contains("kafka_connect_connector_restarts_given_up{connector=\"mm2-msc\"} 0.0")
                    .contains("kafka_connect_connector_restarts_given_up{connector=\"left-alone\"} 1.0")
                    .contains("kafka_connect_connector_restarts_total{connector=\"left-alone\"} 0.0")
                    .containsPattern("kafka_connect_connector_restarts_total\\{connector=\"mm2-msc\"} [2-9].0"));
            assertThat(status(worker, "left-alone")).contains("\"id\":0,\"state\":\"FAILED\"");
        }
    }

    private static String status(WorkerProcess worker, String connector) throws Exception {
        return worker.request("GET", "/connectors/" + connector + "/status", "").body();
    }

    private static Map<String, String> config(EmbeddedKafka source, EmbeddedKafka target, String topic) {
        Map<String, String> config = Mirror.source(source.bootstrapServers(), target.bootstrapServers(), topic);
        config.put("sync.topic.configs.enabled", "false");
        return config;
    }

    private static void put(WorkerProcess worker, String name, Map<String, String> config) {
        var answer = worker.insist("PUT", "/connectors/" + name + "/config", SecuredMigration.json(config));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void write(EmbeddedKafka source, String topic) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", source.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, new byte[RECORD])).get();
        }
    }

    private static void allow(Admin admin, int bytes) throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, "orders"),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("max.message.bytes", Integer.toString(bytes)),
                                AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(assertion);
    }
}
