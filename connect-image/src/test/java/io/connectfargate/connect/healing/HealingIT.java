package io.connectfargate.connect.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.Mirror;
import io.connectfargate.connect.SecuredMigration;
import io.connectfargate.connect.WorkerProcess;
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
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A failed task resumes when the cause is gone, without a POST and without a new worker. */
class HealingIT {
    private static final int RECORD = 50_000;
    private static final AclBinding MAY_NOT_WRITE = new AclBinding(
            new ResourcePattern(ResourceType.TOPIC, "refunds", PatternType.LITERAL),
            new AccessControlEntry("User:ANONYMOUS", "*", AclOperation.WRITE, AclPermissionType.DENY));

    private static EmbeddedKafka source;
    private static EmbeddedKafka target;
    private static Admin admin;
    private static WorkerProcess worker;

    @BeforeAll
    static void start() throws Exception {
        source = EmbeddedKafka.start();
        target = EmbeddedKafka.start(
                1,
                Map.of(
                        "authorizer.class.name",
                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "allow.everyone.if.no.acl.found",
                        "true"));
        admin = Admin.create(Map.of("bootstrap.servers", target.bootstrapServers()));
        worker = WorkerProcess.start(Map.of(
                        "BROKERS",
                        target.bootstrapServers(),
                        "GROUP",
                        "healing",
                        "ACCESS_CHECK_INTERVAL_SECONDS",
                        "10"))
                .awaitHealthy();
    }

    @AfterAll
    static void stop() {
        worker.close();
        admin.close();
        target.close();
        source.close();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void restartsATaskWhoseRecordWasTooLargeUntilTheTargetTakesIt() throws Exception {
        // Given
        writeTooLarge("orders");
        writeTooLarge("invoices");

        // When
        put("mm2-msc", config("orders"));
        Map<String, String> alone = config("invoices");
        alone.put("restart.failed", "false");
        put("left-alone", alone);

        // Then
        assertLeavesOneTaskAlone();

        // When
        allow(admin, RECORD * 2);

        // Then
        eventually(() -> assertThat(status("mm2-msc")).contains("\"id\":0,\"state\":\"RUNNING\""));
        eventually(() -> assertThat(worker.metrics())
                .contains("kafka_connect_connector_restarts_given_up{connector=\"mm2-msc\"} 0.0")
                .contains("kafka_connect_connector_restarts_given_up{connector=\"left-alone\"} 1.0")
                .contains("kafka_connect_connector_restarts_total{connector=\"left-alone\"} 0.0")
                .containsPattern("kafka_connect_connector_restarts_total\\{connector=\"mm2-msc\"} [2-9].0"));
        assertThat(status("left-alone")).contains("\"id\":0,\"state\":\"FAILED\"");
    }

    private static void writeTooLarge(String topic) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(Map.of("max.message.bytes", "10000"))))
                .all()
                .get();
        write(topic, RECORD);
    }

    /** The other is restarted, later each time. */
    private static void assertLeavesOneTaskAlone() throws Exception {
        eventually(() -> assertThat(worker.log())
                .containsPattern("Connector mm2-msc task 0 has failed: "
                        + "org.apache.kafka.common.errors.RecordTooLargeException.*Restarted in 10 s")
                .contains("Connector left-alone task 0 has failed: ", "Not restarted, since restart.failed is false"));
        assertThat(worker.probe())
                .startsWith("0 " + WorkerProcess.HEALTHY + "; ")
                .contains("connector left-alone task 0 has failed: org.apache.kafka.common.errors.RecordTooLarge");
        eventually(() -> assertThat(worker.log()).contains("Restarted connector mm2-msc task 0, which had failed: "));
        eventually(() ->
                assertThat(worker.log()).containsPattern("Connector mm2-msc task 0 has failed: .*Restarted in 20 s"));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void restartsATaskThatWasRefusedOnceItsPermissionIsBack() throws Exception {
        // Given
        write("refunds", 10);
        put("refused", config("refunds"));
        eventually(() -> assertThat(worker.metrics())
                .contains("kafka_connect_connector_restarts_given_up{connector=\"refused\"} 0.0"));
        eventually(() -> assertThat(admin.listTopics().names().get()).contains("refunds"));

        // When
        admin.createAcls(List.of(MAY_NOT_WRITE)).all().get();
        write("refunds", 10);

        // Then
        eventually(() -> assertThat(worker.log())
                .contains("Connector refused task 0 has failed: "
                        + "org.apache.kafka.common.errors.TopicAuthorizationException"));
        await().during(Duration.ofSeconds(25))
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(worker.log()).doesNotContain("Restarted connector refused task 0"));

        // When
        admin.deleteAcls(List.of(MAY_NOT_WRITE.toFilter())).all().get();

        // Then
        eventually(() -> assertThat(worker.log()).contains("Restarted connector refused task 0, which had failed: "));
        eventually(() -> assertThat(status("refused")).contains("\"id\":0,\"state\":\"RUNNING\""));
    }

    private static String status(String connector) throws Exception {
        return worker.request("GET", "/connectors/" + connector + "/status", "").body();
    }

    private static Map<String, String> config(String topic) {
        Map<String, String> config = Mirror.source(source.bootstrapServers(), target.bootstrapServers(), topic);
        config.put("sync.topic.configs.enabled", "false");
        return config;
    }

    private static void put(String name, Map<String, String> config) {
        var answer = worker.insist("PUT", "/connectors/" + name + "/config", SecuredMigration.json(config));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void write(String topic, int bytes) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", source.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, new byte[bytes])).get();
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
