package io.connectfargate.connect.access;

import static io.connectfargate.connect.access.ConnectorClient.CONNECT_PRODUCER;
import static io.connectfargate.connect.access.ConnectorClient.SOURCE_ADMIN;
import static io.connectfargate.connect.access.ConnectorClient.SOURCE_CONSUMER;
import static io.connectfargate.connect.access.ConnectorClient.SOURCE_PRODUCER;
import static io.connectfargate.connect.access.ConnectorClient.TARGET_ADMIN;
import static io.connectfargate.connect.access.ConnectorClient.TARGET_CONSUMER;
import static io.connectfargate.connect.access.ConnectorClient.TARGET_PRODUCER;
import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.IDEMPOTENT_WRITE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import io.connectfargate.checks.connection.ClusterView;
import io.connectfargate.checks.permission.Permission;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.connect.mirror.MirrorCheckpointConfig;
import org.apache.kafka.connect.mirror.MirrorSourceConfig;

/**
 * What a connector must be allowed to do under its configuration, by client. {@code Configuration/permissions} grants the same.
 *
 * <p>CREATE is among it for every topic of the target; {@link ClusterCheck} asks for it where the topic does not exist.
 */
final class ConnectorPermissions {
    private final MirrorConnector connector;
    private final Map<String, String> worker;
    private final ClusterView source;
    private final ClusterView target;
    private final Map<ConnectorClient, Set<Permission>> required = new EnumMap<>(ConnectorClient.class);

    /**
     * @param worker the worker's properties, references resolved
     * @param source topics and groups that the connector wants
     * @param target topics of the connector
     */
    ConnectorPermissions(
            MirrorConnector connector, Map<String, String> worker, ClusterView source, ClusterView target) {
        this.connector = connector;
        this.worker = worker;
        this.source = source;
        this.target = target;
    }

    /** By client; nothing for one that needs just the login. */
    Map<ConnectorClient, Set<Permission>> required() {
        switch (connector.role()) {
            case SOURCE -> {
                readRecords();
                source.topics().forEach(this::writeRecords);
                writeOffsetSyncs();
            }
            case CHECKPOINT -> {
                readGroups();
                readOffsetSyncs();
                writeCheckpoints();
                writeGroups();
            }
            case HEARTBEAT -> writeThroughConnect(connector.policy().heartbeatsTopic(), "to write heartbeats");
        }
        commitThroughConnect();
        return required;
    }

    private void readRecords() {
        boolean creates = !target.topics()
                .keySet()
                .containsAll(source.topics().keySet().stream()
                        .map(connector::targetName)
                        .toList());
        for (String topic : source.topics().keySet()) {
            topic(SOURCE_CONSUMER, READ, topic, "to read its records");
            if (creates || connector.is(MirrorSourceConfig.SYNC_TOPIC_CONFIGS_ENABLED)) {
                topic(SOURCE_ADMIN, DESCRIBE_CONFIGS, topic, "to copy its configuration");
            }
        }
    }

    private void writeRecords(String topic, int partitions) {
        String copy = connector.targetName(topic);
        topic(TARGET_ADMIN, DESCRIBE, copy, "to check whether it exists");
        topic(TARGET_ADMIN, CREATE, copy, "to create it");
        if (target.topics().getOrDefault(copy, partitions) < partitions) {
            topic(TARGET_ADMIN, ALTER, copy, "to add partitions");
        }
        if (connector.is(MirrorSourceConfig.SYNC_TOPIC_CONFIGS_ENABLED)) {
            topic(TARGET_ADMIN, ALTER_CONFIGS, copy, "to sync its configuration");
        }
        topic(CONNECT_PRODUCER, WRITE, copy, "to write its records");
    }

    private void writeOffsetSyncs() {
        if (!connector.is(MirrorSourceConfig.EMIT_OFFSET_SYNCS_ENABLED)) {
            return;
        }
        boolean onSource = connector.keepsOffsetSyncsOnSource();
        String topic = connector.offsetSyncsTopic();
        ConnectorClient producer = onSource ? SOURCE_PRODUCER : TARGET_PRODUCER;
        topic(onSource ? SOURCE_ADMIN : TARGET_ADMIN, CREATE, topic, "to create it");
        topic(producer, WRITE, topic, "to write offset syncs");
        writeIdempotently(producer, "to write offset syncs");
    }

    private void readGroups() {
        groups().forEach(group -> need(SOURCE_ADMIN, DESCRIBE, ResourceType.GROUP, group, "to read its offsets"));
        source.topics()
                .keySet()
                .forEach(topic -> topic(SOURCE_ADMIN, DESCRIBE, topic, "to read the offsets of groups in it"));
    }

    /** One that is named may not be listed because it may not be described. */
    private Set<String> groups() {
        Set<String> groups = connector.literalGroups();
        groups.removeIf(name -> ClusterView.isPattern(name, source.groups()));
        source.groups().stream().filter(connector::wantsGroup).forEach(groups::add);
        return groups;
    }

    private void readOffsetSyncs() {
        topic(
                connector.keepsOffsetSyncsOnSource() ? SOURCE_CONSUMER : TARGET_CONSUMER,
                READ,
                connector.offsetSyncsTopic(),
                "to translate the offsets of groups");
    }

    private void writeCheckpoints() {
        String topic = connector.policy().checkpointsTopic(connector.sourceAlias());
        writeThroughConnect(topic, "to write checkpoints");
        topic(TARGET_CONSUMER, READ, topic, "to read earlier checkpoints");
    }

    private void writeGroups() {
        if (!connector.is(MirrorCheckpointConfig.SYNC_GROUP_OFFSETS_ENABLED)) {
            return;
        }
        groups().forEach(group -> needDescribed(TARGET_ADMIN, READ, ResourceType.GROUP, group, "to set its offsets"));
        source.topics().keySet().stream()
                .map(connector::targetName)
                .filter(target.topics()::containsKey)
                .forEach(topic -> topic(TARGET_ADMIN, READ, topic, "to set the offsets of groups in it"));
    }

    private void writeThroughConnect(String topic, String purpose) {
        topic(TARGET_ADMIN, CREATE, topic, "to create it");
        topic(CONNECT_PRODUCER, WRITE, topic, purpose);
    }

    /** With exactly-once, offsets are written in the transaction of the records. */
    private void commitThroughConnect() {
        topic(CONNECT_PRODUCER, WRITE, worker.get("offset.storage.topic"), "to commit offsets");
        if ("enabled".equalsIgnoreCase(worker.get("exactly.once.source.support"))) {
            String id = worker.get("group.id") + "-" + connector.name() + "-0";
            needDescribed(CONNECT_PRODUCER, WRITE, ResourceType.TRANSACTIONAL_ID, id, "to write records exactly once");
        } else {
            writeIdempotently(CONNECT_PRODUCER, "to write records without duplicates");
        }
    }

    /** Kafka lets everybody be idempotent who may write to any topic; IAM has an action for it. */
    private void writeIdempotently(ConnectorClient producer, String purpose) {
        Map<String, ?> settings = producer.of(connector, worker).settings();
        if (ConnectorClient.isIam(settings) && !"false".equals(settings.get("enable.idempotence"))) {
            need(producer, IDEMPOTENT_WRITE, ResourceType.CLUSTER, "kafka-cluster", purpose);
        }
    }

    private void topic(ConnectorClient client, AclOperation operation, String topic, String purpose) {
        need(client, operation, ResourceType.TOPIC, topic, purpose);
    }

    /** Kafka's ACLs bring DESCRIBE with the other operations; IAM's actions do not. */
    private void needDescribed(
            ConnectorClient client, AclOperation operation, ResourceType type, String name, String purpose) {
        need(client, operation, type, name, purpose);
        if (ConnectorClient.isIam(client.of(connector, worker).settings())) {
            need(client, DESCRIBE, type, name, purpose);
        }
    }

    private void need(ConnectorClient client, AclOperation operation, ResourceType type, String name, String purpose) {
        required.computeIfAbsent(client, first -> new LinkedHashSet<>())
                .add(new Permission(operation, type, name, purpose));
    }
}
