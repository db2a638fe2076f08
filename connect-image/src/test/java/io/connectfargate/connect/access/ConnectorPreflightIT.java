package io.connectfargate.connect.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.SecuredMigration;
import io.connectfargate.connect.WorkerProcess;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Connectors whose clusters cannot be used are rejected, and the response says all that is wrong. */
class ConnectorPreflightIT {
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
        String message = refusal("wrong", config);

        // Then
        assertThat(message)
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
        String message = refusal("both", config);

        // Then
        assertThat(message)
                .contains("source.cluster.bootstrap.servers of both", "target.cluster.bootstrap.servers of both")
                .doesNotContain("wrong-one", "wrong-two");
    }

    @Test
    void namesMissingPermission() throws Exception {
        // Given
        Map<String, String> config = migration.connector("MirrorSourceConnector");
        config.put("topics", "orders,secret");

        // When
        String message = refusal("secret", config);

        // Then
        assertThat(message).contains("READ", "secret", "source.cluster.bootstrap.servers of secret");
    }

    @Test
    void namesTopicThatDoesNotExist() throws Exception {
        // Given
        Map<String, String> config = migration.connector("MirrorSourceConnector");
        config.put("topics", "orders,misspelt");
        migration.allowSource(AclOperation.DESCRIBE, ResourceType.TOPIC, "misspelt");

        // When
        String message = refusal("misspelt", config);

        // Then
        assertThat(message).contains("has no topic misspelt");
    }

    @Test
    void saysThatNoTopicIsThere() throws Exception {
        // Given
        Map<String, String> config = migration.connector("MirrorSourceConnector");
        config.put("topics", "shop.*");

        // When
        String message = refusal("nothing", config);

        // Then
        assertThat(message).contains("lists no topic that matches topics=shop.*; either none exists yet");
    }

    @Test
    void namesVariableThatIsMissing() throws Exception {
        // Given
        Map<String, String> config = migration.connector("MirrorSourceConnector");
        SecuredMigration.setPassword(config, "source", "${env:SOURCE_PASSWROD}");

        // When
        String message = refusal("reference", config);

        // Then
        assertThat(message)
                .contains("source.cluster.sasl.jaas.config refers to ${env:SOURCE_PASSWROD}")
                .doesNotContain("target cluster");
    }

    @Test
    void namesGroupOnBothClusters() throws Exception {
        // Given
        Map<String, String> config = migration.connector("MirrorCheckpointConnector");
        config.put("sync.group.offsets.enabled", "true");

        // When
        String message = refusal("groups", config);

        // Then
        assertThat(message)
                .containsPattern("source cluster \\([^)]+\\) does not allow User:reader DESCRIBE on group billing")
                .containsPattern("target cluster \\([^)]+\\) does not allow User:writer READ on group billing");
    }

    @Test
    void looksAtNewConnectorsAndAtPatches() throws Exception {
        // Given
        Map<String, String> good = migration.connector("MirrorHeartbeatConnector");
        Map<String, String> bad = migration.connector("MirrorHeartbeatConnector");
        SecuredMigration.setPassword(bad, "target", "wrong-one");
        String login = "target.cluster.sasl.jaas.config";

        // When
        HttpResponse<String> refused =
                worker.insist("POST", "/connectors", "{\"name\":\"hbc\",\"config\":" + json(bad) + "}");
        HttpResponse<String> taken =
                worker.insist("POST", "/connectors", "{\"name\":\"hbc\",\"config\":" + json(good) + "}");
        HttpResponse<String> patch =
                worker.insist("PATCH", "/connectors/hbc/config", json(Map.of(login, bad.get(login))));

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("target.cluster.bootstrap.servers of hbc");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(patch.statusCode()).as(patch.body()).isEqualTo(400);
        assertThat(worker.request("GET", "/connectors/hbc/config", "").body()).doesNotContain("wrong-one");
    }

    @Test
    void leavesOtherConnectorsAndBodiesToConnect() throws Exception {
        assertThat(put("other", Map.of("connector.class", "org.example.None")).body())
                .contains("Failed to find any class");
        assertThat(worker.request("PUT", "/connectors/none/config", "{").body()).doesNotContain("PREFLIGHT");
    }

    private static String refusal(String name, Map<String, String> config) {
        HttpResponse<String> answer = put(name, config);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }

    private static HttpResponse<String> put(String name, Map<String, String> config) {
        return worker.insist("PUT", "/connectors/" + name + "/config", json(config));
    }

    private static String json(Map<String, String> config) {
        return SecuredMigration.json(config);
    }
}
