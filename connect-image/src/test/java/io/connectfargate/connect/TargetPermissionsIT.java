package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.checks.permission.Permission;
import io.connectfargate.connect.startup.WorkerPermissions;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of a worker whose target cluster lets it do too little. */
class TargetPermissionsIT {
    private static final String PASSWORD = "s3cr3t";
    private static final String SENTENCE = "The target cluster (BROKERS) does not allow User:connect ";

    /** Far less than the minute for which the launcher waits for what may pass. */
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    private static SecuredKafka kafka;
    private static Admin admin;

    @BeforeAll
    static void start() {
        kafka = SecuredKafka.start(new Settings().scramUser("connect", PASSWORD).oauthClient("connect", PASSWORD));
        admin = Admin.create(kafka.admin());
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @AfterEach
    void revokeAll() throws Exception {
        admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
    }

    @Test
    void listsAllMissingPermissionsAndExitsWithThree() throws Exception {
        try (WorkerProcess worker = start("nothing", Map.of())) {
            assertThat(worker.awaitExit(AT_ONCE)).isEqualTo(3);
            String end = " --topic 'connect-%s-nothing'.\n";
            String topic = "READ, WRITE, DESCRIBE, DESCRIBE_CONFIGS and CREATE (unless it exists) on topic"
                    + " connect-%s-nothing, needed to store the %s of connectors; add it with kafka-acls.sh --add"
                    + " --allow-principal 'User:connect' --operation Read --operation Write --operation Describe"
                    + " --operation DescribeConfigs --operation Create" + end;
            assertThat(worker.log())
                    .contains(
                            SENTENCE
                                    + "READ and DESCRIBE on group nothing, needed to join the group of workers; add it with"
                                    + " kafka-acls.sh --add --allow-principal 'User:connect' --operation Read --operation"
                                    + " Describe --group 'nothing'.\n",
                            SENTENCE + topic.formatted("configs", "configuration", "configs"),
                            SENTENCE + topic.formatted("offsets", "offsets", "offsets"),
                            SENTENCE + topic.formatted("status", "status", "status"),
                            SENTENCE
                                    + "WRITE and DESCRIBE on transactional id connect-cluster-nothing, needed to lead a"
                                    + " group with exactly-once support; add it with kafka-acls.sh --add --allow-principal"
                                    + " 'User:connect' --operation Write --operation Describe --transactional-id"
                                    + " 'connect-cluster-nothing'.\n")
                    .doesNotContain("\tat ", PASSWORD);
        }
    }

    @Test
    void startsWithThePermissionsThatItAsksForAndNoOthers() throws Exception {
        // Given
        allow("least", List.of());

        // Then
        try (WorkerProcess worker = start("least", Map.of())) {
            worker.awaitHealthy();
            assertThat(worker.log()).doesNotContain(SENTENCE);
        }
    }

    @Test
    void startsWithAWarningWhereTheUserKnowsBetter() throws Exception {
        // Given
        allow("warned", List.of(AclOperation.DESCRIBE_CONFIGS));

        // Then
        try (WorkerProcess worker = start("warned", Map.of("PREFLIGHT", "warn"))) {
            worker.awaitHealthy();
            assertThat(worker.log())
                    .contains(
                            SENTENCE + "DESCRIBE_CONFIGS on topic connect-configs-warned",
                            "PREFLIGHT is warn, so the worker starts.");
        }
    }

    @Test
    void tellsWhatPreflightMayBe() throws Exception {
        try (WorkerProcess worker = start("g", Map.of("PREFLIGHT", "off"))) {
            assertThat(worker.awaitExit(AT_ONCE)).isEqualTo(2);
            assertThat(worker.log()).contains("PREFLIGHT is 'off'. Expected: enforce or warn.");
        }
    }

    private static void allow(String group, List<AclOperation> withheld) throws Exception {
        Map<String, String> properties = Map.of(
                "bootstrap.servers",
                "any:1",
                "group.id",
                group,
                "config.storage.topic",
                "connect-configs-" + group,
                "offset.storage.topic",
                "connect-offsets-" + group,
                "status.storage.topic",
                "connect-status-" + group,
                "key.converter",
                "org.apache.kafka.connect.converters.ByteArrayConverter",
                "value.converter",
                "org.apache.kafka.connect.converters.ByteArrayConverter",
                "exactly.once.source.support",
                "enabled");
        admin.createAcls(WorkerPermissions.of(properties).stream()
                        .filter(permission -> !withheld.contains(permission.operation()))
                        .map(TargetPermissionsIT::acl)
                        .toList())
                .all()
                .get();
    }

    private static AclBinding acl(Permission permission) {
        return new AclBinding(
                new ResourcePattern(permission.resource(), permission.name(), PatternType.LITERAL),
                new AccessControlEntry("User:connect", "*", permission.operation(), AclPermissionType.ALLOW));
    }

    private static WorkerProcess start(String group, Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "BROKERS",
                kafka.bootstrapServers(Listener.SASL_SCRAM),
                "GROUP",
                group,
                "AUTH",
                "sasl-scram",
                "USERNAME",
                "connect",
                "PASSWORD",
                PASSWORD,
                "CONNECT_SSL_TRUSTSTORE_CERTIFICATES",
                kafka.authority().certificate()));
        environment.putAll(more);
        return WorkerProcess.start(environment);
    }
}
