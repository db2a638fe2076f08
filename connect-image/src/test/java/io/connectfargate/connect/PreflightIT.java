package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Connectors whose clusters cannot be used are not taken, and the answer says all that is wrong. */
class PreflightIT {
    private static SecuredMigration migration;
    private static WorkerProcess worker;

    @BeforeAll
    static void start() throws Exception {
        migration = new SecuredMigration();
        SecuredMigration.createTopics(migration.sourceAdmin(), "orders", "secret");
        migration.allowSource(AclOperation.READ, ResourceType.TOPIC, "orders");
        migration.allowSource(AclOperation.DESCRIBE_CONFIGS, ResourceType.TOPIC, "orders");
        migration.allowSource(AclOperation.DESCRIBE, ResourceType.TOPIC, "secret");
        migration.allowTarget(AclOperation.ALL, ResourceType.TOPIC, "*");
        worker = WorkerProcess.start(migration.worker("preflight")).awaitHealthy();
    }

    @AfterAll
    static void stop() {
        worker.close();
        migration.close();
    }

    @Test
    void takesConnectorWithAllThatItNeeds() throws Exception {
        HttpResponse<String> answer = put("good", migration.connector("MirrorSourceConnector"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void refusesWrongPassword() throws Exception {
        // Given
        Map<String, String> config = migration.connector("MirrorSourceConnector");
        SecuredMigration.setPassword(config, "source", "wrong-one");

        // When
        HttpResponse<String> answer = put("wrong", config);

        // Then
        System.out.println(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .startsWith("{\"error_code\":400,\"message\":\"")
                .contains("source.cluster.bootstrap.servers of wrong")
                .doesNotContain("wrong-one", "target cluster");
        assertThat(worker.status("GET", "/connectors/wrong", "")).isEqualTo(404);
        assertThat(worker.log()).doesNotContain("wrong-one");
    }

    @Test
    void tellsWhatIsWrongWithBothClusters() throws Exception {
        // Given
        Map<String, String> config = migration.connector("MirrorSourceConnector");
        SecuredMigration.setPassword(config, "source", "wrong-one");
        SecuredMigration.setPassword(config, "target", "wrong-two");

        // When
        HttpResponse<String> answer = put("both", config);

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("source.cluster.bootstrap.servers of both", "target.cluster.bootstrap.servers of both")
                .doesNotContain("wrong-one", "wrong-two");
    }

    @Test
    void namesMissingPermission() throws Exception {
        // Given
        Map<String, String> config = migration.connector("MirrorSourceConnector");
        config.put("topics", "orders,secret");

        // When
        HttpResponse<String> answer = put("secret", config);

        // Then
        System.out.println(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("READ", "secret", "source.cluster.bootstrap.servers of secret");
    }

    @Test
    void namesTopicThatDoesNotExist() throws Exception {
        // Given
        Map<String, String> config = migration.connector("MirrorSourceConnector");
        config.put("topics", "orders,misspelt");
        migration.allowSource(AclOperation.DESCRIBE, ResourceType.TOPIC, "misspelt");

        // When
        HttpResponse<String> answer = put("misspelt", config);

        // Then
        System.out.println(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("has no topic misspelt");
    }

    @Test
    void saysThatNoTopicIsThere() throws Exception {
        // Given
        Map<String, String> config = migration.connector("MirrorSourceConnector");
        config.put("topics", "shop.*");

        // When
        HttpResponse<String> answer = put("nothing", config);

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("shows no topic that topics=shop.* asks for");
    }

    @Test
    void namesVariableThatIsMissing() throws Exception {
        // Given
        Map<String, String> config = migration.connector("MirrorSourceConnector");
        SecuredMigration.setPassword(config, "source", "${env:SOURCE_PASSWROD}");

        // When
        HttpResponse<String> answer = put("reference", config);

        // Then
        System.out.println(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("source.cluster.sasl.jaas.config refers to ${env:SOURCE_PASSWROD}")
                .doesNotContain("target cluster");
    }

    @Test
    void leavesOtherConnectorsAndBodiesToConnect() throws Exception {
        assertThat(put("other", Map.of("connector.class", "org.example.None")).body())
                .contains("Failed to find any class");
        assertThat(worker.request("PUT", "/connectors/none/config", "{").body()).doesNotContain("PREFLIGHT");
    }

    /** Again while the group rebalances, which it does after each connector. */
    private static HttpResponse<String> put(String name, Map<String, String> config) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> worker.request("PUT", "/connectors/" + name + "/config", SecuredMigration.json(config)),
                        answer -> answer.statusCode() != 409);
    }
}
