package io.connectfargate.connect.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.SecuredMigration;
import io.connectfargate.connect.WorkerProcess;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A task that has lost a permission stays RUNNING in Connect; the log, the metric and the health check's line report it. */
class AccessMonitorIT {
    private static final String RUNNING = "\"id\":0,\"state\":\"RUNNING\"";

    private SecuredMigration migration;
    private Map<String, String> environment;

    @BeforeEach
    void start() throws Exception {
        migration = new SecuredMigration();
        environment = migration.worker("monitor");
        environment.put("ACCESS_CHECK_INTERVAL_SECONDS", "1");
        SecuredMigration.createTopics(migration.sourceAdmin(), "orders", "invoices");
        for (String topic : new String[] {"orders", "invoices"}) {
            migration.allowSource(AclOperation.READ, ResourceType.TOPIC, topic);
            migration.allowSource(AclOperation.DESCRIBE_CONFIGS, ResourceType.TOPIC, topic);
        }
        migration.allowTarget(AclOperation.ALL, ResourceType.TOPIC, "*");
    }

    @AfterEach
    void stop() {
        migration.close();
    }

    @Test
    void tellsThatARunningTaskHasLostAPermission() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(environment).awaitHealthy()) {
            // Given
            Map<String, String> config = migration.connector("MirrorSourceConnector");
            config.put("topics", "ord.*,inv.*");
            put(worker, config);
            eventually(() -> assertThat(worker.metrics()).contains(access("source", 1), access("target", 1)));
            assertThat(worker.probe()).startsWith("0 healthy");

            // When
            migration.takeFromSource(AclOperation.READ, ResourceType.TOPIC, "orders");

            // Then
            eventually(() -> assertThat(worker.metrics()).contains(access("source", 0), access("target", 1)));
            assertIsToldButRuns(worker);

            // When
            migration.allowSource(AclOperation.READ, ResourceType.TOPIC, "orders");

            // Then
            eventually(() -> assertThat(worker.metrics()).contains(access("source", 1), access("target", 1)));
            assertThat(worker.probe()).startsWith("0 healthy").doesNotContain("mm2-msc");
            assertThat(worker.log()).contains("Connector mm2-msc can use the source cluster again");
        }
    }

    private static void assertIsToldButRuns(WorkerProcess worker) throws Exception {
        assertThat(worker.probe())
                .startsWith("0 healthy: REST responds")
                .contains("; connector mm2-msc: The source cluster")
                .contains("READ on topic orders")
                .doesNotContain("invoices");
        assertThat(worker.log()).contains("Connector mm2-msc cannot use the source cluster: The source cluster");
        assertThat(worker.request("GET", "/connectors/mm2-msc/status", "").body())
                .contains(RUNNING);
    }

    @Test
    void tellsThatAnActionOfIamWasTakenAway() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(environment).awaitHealthy()) {
            // Given
            Map<String, String> config = migration.connector("MirrorSourceConnector");
            migration.readAsRole(config);
            migration.allowRole("Connect", "DescribeTopic", "DescribeTopicDynamicConfiguration", "ReadData");
            put(worker, config);
            eventually(() -> assertThat(worker.metrics()).contains(access("source", 1)));

            // When
            migration.allowRole("Connect", "DescribeTopic", "DescribeTopicDynamicConfiguration");

            // Then
            eventually(() -> assertThat(worker.metrics()).contains(access("source", 0)));
            assertThat(worker.probe())
                    .startsWith("0 healthy: REST responds")
                    .contains("; connector mm2-msc: The source cluster")
                    .contains("kafka-cluster:ReadData", "topic orders");

            // When
            migration.allowRole();

            // Then
            eventually(() -> assertThat(worker.probe()).contains("kafka-cluster:Connect"));
        }
    }

    @Test
    void tellsAtStartWhatExistingConnectorsLackAndForgetsThemWhenTheyStop() throws Exception {
        // Given
        try (WorkerProcess first = WorkerProcess.start(environment).awaitHealthy()) {
            put(first, migration.connector("MirrorSourceConnector"));
            eventually(() -> assertThat(first.request("GET", "/connectors/mm2-msc/status", "")
                            .body())
                    .contains(RUNNING));
            first.terminate();
            first.awaitExit(Duration.ofMinutes(2));
        }
        migration.takeFromSource(AclOperation.READ, ResourceType.TOPIC, "orders");

        try (WorkerProcess second = WorkerProcess.start(environment).awaitHealthy()) {
            // When, then
            eventually(() -> assertThat(second.probe())
                    .startsWith("0 healthy: ")
                    .contains("; connector mm2-msc: The source cluster"));
            assertThat(second.log()).contains("READ on topic orders");

            // When
            second.request("PUT", "/connectors/mm2-msc/stop", "");

            // Then
            eventually(() -> assertThat(second.probe()).startsWith("0 healthy").doesNotContain("mm2-msc"));
            assertThat(second.metrics()).doesNotContain("kafka_connect_cluster_access{");
        }
    }

    private static String access(String cluster, int value) {
        return "kafka_connect_cluster_access{cluster=\"%s\",connector=\"mm2-msc\"} %d.0".formatted(cluster, value);
    }

    /** Again if the machine is too busy for the first login. */
    private static void put(WorkerProcess worker, Map<String, String> config) {
        eventually(() -> {
            var answer = worker.request("PUT", "/connectors/mm2-msc/config", SecuredMigration.json(config));
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        });
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(assertion);
    }
}
