package io.connectfargate.connect.startup;

import io.connectfargate.checks.permission.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;

/** What a worker must be allowed to do on the target cluster for itself, whatever its connectors do. */
public final class WorkerPermissions {
    /** DESCRIBE_CONFIGS lets Connect see that the topic is compacted; one that is not loses the group's state. */
    private static final List<AclOperation> ON_TOPICS = List.of(
            AclOperation.READ,
            AclOperation.WRITE,
            AclOperation.DESCRIBE,
            AclOperation.DESCRIBE_CONFIGS,
            AclOperation.CREATE);

    private final DistributedConfig config;
    private final List<Permission> permissions = new ArrayList<>();

    private WorkerPermissions(DistributedConfig config) {
        this.config = config;
    }

    /**
     * The permissions, each with what it is needed for.
     *
     * @param properties the worker's
     */
    public static List<Permission> of(Map<String, String> properties) {
        return new WorkerPermissions(new DistributedConfig(properties)).list();
    }

    private List<Permission> list() {
        add(
                ResourceType.GROUP,
                config.groupId(),
                "to join the group of workers",
                AclOperation.READ,
                AclOperation.DESCRIBE);
        addTopic(DistributedConfig.CONFIG_TOPIC_CONFIG, "to store the configuration of connectors");
        addTopic(DistributedConfig.OFFSET_STORAGE_TOPIC_CONFIG, "to store the offsets of connectors");
        addTopic(DistributedConfig.STATUS_STORAGE_TOPIC_CONFIG, "to store the status of connectors");
        if (config.transactionalLeaderEnabled()) {
            add(
                    ResourceType.TRANSACTIONAL_ID,
                    config.transactionalProducerId(),
                    "to lead a group with exactly-once support",
                    AclOperation.WRITE,
                    AclOperation.DESCRIBE);
        }
        return permissions;
    }

    private void addTopic(String property, String purpose) {
        add(ResourceType.TOPIC, config.getString(property), purpose, ON_TOPICS.toArray(AclOperation[]::new));
    }

    private void add(ResourceType type, String name, String purpose, AclOperation... operations) {
        for (AclOperation operation : operations) {
            permissions.add(new Permission(operation, type, name, purpose));
        }
    }
}
