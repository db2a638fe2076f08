package io.connectfargate.checks.permission;

import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/**
 * MSK's names for what Kafka's ACLs permit.
 *
 * @see <a href="https://docs.aws.amazon.com/msk/latest/developerguide/kafka-actions.html">Semantics of IAM actions</a>
 */
final class IamActions {
    private static final Map<ResourceType, Map<AclOperation, String>> ACTIONS = Map.of(
            ResourceType.CLUSTER,
            Map.of(
                    AclOperation.ALTER, "AlterCluster",
                    AclOperation.ALTER_CONFIGS, "AlterClusterDynamicConfiguration",
                    AclOperation.DESCRIBE, "DescribeCluster",
                    AclOperation.DESCRIBE_CONFIGS, "DescribeClusterDynamicConfiguration",
                    AclOperation.IDEMPOTENT_WRITE, "WriteDataIdempotently"),
            ResourceType.GROUP,
            Map.of(
                    AclOperation.DELETE, "DeleteGroup",
                    AclOperation.DESCRIBE, "DescribeGroup",
                    AclOperation.READ, "AlterGroup"),
            ResourceType.TOPIC,
            Map.of(
                    AclOperation.ALTER, "AlterTopic",
                    AclOperation.ALTER_CONFIGS, "AlterTopicDynamicConfiguration",
                    AclOperation.CREATE, "CreateTopic",
                    AclOperation.DELETE, "DeleteTopic",
                    AclOperation.DESCRIBE, "DescribeTopic",
                    AclOperation.DESCRIBE_CONFIGS, "DescribeTopicDynamicConfiguration",
                    AclOperation.READ, "ReadData",
                    AclOperation.WRITE, "WriteData"),
            ResourceType.TRANSACTIONAL_ID,
            Map.of(
                    AclOperation.DESCRIBE, "DescribeTransactionalId",
                    AclOperation.WRITE, "AlterTransactionalId"));

    private IamActions() {}

    /** The action that permits it; Kafka's name of the operation where IAM has none. */
    static String of(Permission permission) {
        String action = ACTIONS.getOrDefault(permission.resource(), Map.of()).get(permission.operation());
        return action == null ? permission.operation().name() : "kafka-cluster:" + action;
    }
}
