package io.connectfargate.connect.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.checks.connection.ClusterView;
import io.connectfargate.connect.access.MirrorConnector.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConnectorPermissionsTest {
    private static final ClusterView SOURCE =
            new ClusterView(Map.of("orders", 3, "new", 1), Set.of(), Set.of("billing"));
    private static final ClusterView TARGET = new ClusterView(
            Map.of("orders", 3, "mm2-offset-syncs.msksource.internal", 1, "msksource.checkpoints.internal", 1),
            Set.of(),
            Set.of());
    private static final Map<String, String> EXACTLY_ONCE = Map.of("exactly.once.source.support", "enabled");

    @Test
    void copiesTopics() {
        assertThat(required(Role.SOURCE, Map.of(), EXACTLY_ONCE))
                .containsExactlyInAnyOrder(
                        "SOURCE_CONSUMER READ TOPIC orders",
                        "SOURCE_CONSUMER READ TOPIC new",
                        "SOURCE_ADMIN DESCRIBE_CONFIGS TOPIC orders",
                        "SOURCE_ADMIN DESCRIBE_CONFIGS TOPIC new",
                        "TARGET_ADMIN ALTER_CONFIGS TOPIC orders",
                        "TARGET_ADMIN ALTER_CONFIGS TOPIC new",
                        "TARGET_ADMIN DESCRIBE TOPIC orders",
                        "TARGET_ADMIN DESCRIBE TOPIC new",
                        "TARGET_ADMIN CREATE TOPIC orders",
                        "TARGET_ADMIN CREATE TOPIC new",
                        "TARGET_ADMIN CREATE TOPIC mm2-offset-syncs.msksource.internal",
                        "TARGET_PRODUCER WRITE TOPIC mm2-offset-syncs.msksource.internal",
                        "CONNECT_PRODUCER WRITE TOPIC orders",
                        "CONNECT_PRODUCER WRITE TOPIC new",
                        "CONNECT_PRODUCER WRITE TOPIC connect-offsets",
                        "CONNECT_PRODUCER WRITE TRANSACTIONAL_ID workers-mm2-0");
    }

    @Test
    void needsLessWithoutSyncsAndOnATargetThatHasAllTopics() {
        // Given
        ClusterView source = new ClusterView(Map.of("orders", 3), Set.of(), Set.of());
        Map<String, String> settings =
                Map.of("sync.topic.configs.enabled", "false", "emit.offset-syncs.enabled", "false");

        // Then
        assertThat(required(Role.SOURCE, settings, Map.of(), source))
                .containsExactlyInAnyOrder(
                        "SOURCE_CONSUMER READ TOPIC orders",
                        "TARGET_ADMIN DESCRIBE TOPIC orders",
                        "TARGET_ADMIN CREATE TOPIC orders",
                        "CONNECT_PRODUCER WRITE TOPIC orders",
                        "CONNECT_PRODUCER WRITE TOPIC connect-offsets");
    }

    @Test
    void addsPartitions() {
        // Given
        ClusterView source = new ClusterView(Map.of("orders", 4), Set.of(), Set.of());

        // Then
        assertThat(required(Role.SOURCE, Map.of(), Map.of(), source)).contains("TARGET_ADMIN ALTER TOPIC orders");
    }

    @Test
    void keepsOffsetSyncsWhereTheyAreWanted() {
        assertThat(required(Role.SOURCE, Map.of("offset-syncs.topic.location", "source"), Map.of()))
                .contains(
                        "SOURCE_ADMIN CREATE TOPIC mm2-offset-syncs.mskdest.internal",
                        "SOURCE_PRODUCER WRITE TOPIC mm2-offset-syncs.mskdest.internal");
        assertThat(required(Role.CHECKPOINT, Map.of("offset-syncs.topic.location", "source"), Map.of()))
                .contains("SOURCE_CONSUMER READ TOPIC mm2-offset-syncs.mskdest.internal");
    }

    @Test
    void copiesPositionsOfGroups() {
        assertThat(required(Role.CHECKPOINT, Map.of("groups", "billing,named"), Map.of()))
                .containsExactlyInAnyOrder(
                        "SOURCE_ADMIN DESCRIBE GROUP billing",
                        "SOURCE_ADMIN DESCRIBE GROUP named",
                        "SOURCE_ADMIN DESCRIBE TOPIC orders",
                        "SOURCE_ADMIN DESCRIBE TOPIC new",
                        "TARGET_CONSUMER READ TOPIC mm2-offset-syncs.msksource.internal",
                        "TARGET_CONSUMER READ TOPIC msksource.checkpoints.internal",
                        "TARGET_ADMIN CREATE TOPIC msksource.checkpoints.internal",
                        "CONNECT_PRODUCER WRITE TOPIC msksource.checkpoints.internal",
                        "CONNECT_PRODUCER WRITE TOPIC connect-offsets");
    }

    @Test
    void setsPositionsOfGroupsIfAskedTo() {
        assertThat(required(Role.CHECKPOINT, Map.of("sync.group.offsets.enabled", "true"), Map.of()))
                .contains("TARGET_ADMIN READ GROUP billing", "TARGET_ADMIN READ TOPIC orders")
                .doesNotContain("TARGET_ADMIN READ TOPIC new");
    }

    @Test
    void writesHeartbeatsToTheTargetAlone() {
        assertThat(required(Role.HEARTBEAT, Map.of(), Map.of()))
                .containsExactlyInAnyOrder(
                        "TARGET_ADMIN CREATE TOPIC heartbeats",
                        "CONNECT_PRODUCER WRITE TOPIC heartbeats",
                        "CONNECT_PRODUCER WRITE TOPIC connect-offsets");
    }

    @Test
    void asksIamForWhatKafkasAclsBringAlong() {
        // Given
        Map<String, String> iam = Map.of(
                "target.cluster.sasl.mechanism", "AWS_MSK_IAM",
                "producer.override.sasl.mechanism", "AWS_MSK_IAM",
                "sync.group.offsets.enabled", "true");

        // Then
        assertThat(required(Role.SOURCE, iam, EXACTLY_ONCE))
                .contains(
                        "TARGET_PRODUCER IDEMPOTENT_WRITE CLUSTER kafka-cluster",
                        "CONNECT_PRODUCER DESCRIBE TRANSACTIONAL_ID workers-mm2-0")
                .doesNotContain("CONNECT_PRODUCER IDEMPOTENT_WRITE CLUSTER kafka-cluster");
        assertThat(required(Role.CHECKPOINT, iam, Map.of()))
                .contains(
                        "TARGET_ADMIN DESCRIBE GROUP billing",
                        "CONNECT_PRODUCER IDEMPOTENT_WRITE CLUSTER kafka-cluster");
    }

    private static Set<String> required(Role role, Map<String, String> settings, Map<String, String> worker) {
        return required(role, settings, worker, SOURCE);
    }

    private static Set<String> required(
            Role role, Map<String, String> settings, Map<String, String> worker, ClusterView source) {
        Map<String, String> properties = new HashMap<>(worker);
        properties.put("group.id", "workers");
        properties.put("bootstrap.servers", "target:9092");
        properties.put("offset.storage.topic", "connect-offsets");
        MirrorConnector connector = Connectors.of(role, settings);
        Set<String> required = new TreeSet<>();
        new ConnectorPermissions(connector, properties, source, TARGET)
                .required()
                .forEach((client, permissions) -> permissions.forEach(permission -> required.add(String.join(
                        " ",
                        List.of(
                                client.name(),
                                permission.operation().name(),
                                permission.resource().name(),
                                permission.name())))));
        assertThat(ConnectorClient.all(connector).stream().map(ConnectorClient::name))
                .containsAll(required.stream()
                        .map(text -> text.substring(0, text.indexOf(' ')))
                        .toList());
        return required;
    }
}
