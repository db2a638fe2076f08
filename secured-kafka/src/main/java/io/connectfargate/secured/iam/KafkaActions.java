package io.connectfargate.secured.iam;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** MSK's names for what Kafka's clients do, as its documentation lists them. */
final class KafkaActions {
    private static final Map<ResourceType, Map<AclOperation, String>> NAMES = Map.of(
            ResourceType.CLUSTER,
            Map.of(
                    AclOperation.DESCRIBE, "DescribeCluster",
                    AclOperation.ALTER, "AlterCluster",
                    AclOperation.DESCRIBE_CONFIGS, "DescribeClusterDynamicConfiguration",
                    AclOperation.ALTER_CONFIGS, "AlterClusterDynamicConfiguration",
                    AclOperation.IDEMPOTENT_WRITE, "WriteDataIdempotently"),
            ResourceType.TOPIC,
            Map.of(
                    AclOperation.DESCRIBE, "DescribeTopic",
                    AclOperation.CREATE, "CreateTopic",
                    AclOperation.ALTER, "AlterTopic",
                    AclOperation.DELETE, "DeleteTopic",
                    AclOperation.DESCRIBE_CONFIGS, "DescribeTopicDynamicConfiguration",
                    AclOperation.ALTER_CONFIGS, "AlterTopicDynamicConfiguration",
                    AclOperation.READ, "ReadData",
                    AclOperation.WRITE, "WriteData"),
            ResourceType.GROUP,
            Map.of(
                    AclOperation.DESCRIBE, "DescribeGroup",
                    AclOperation.READ, "AlterGroup",
                    AclOperation.DELETE, "DeleteGroup"),
            ResourceType.TRANSACTIONAL_ID,
            Map.of(
                    AclOperation.DESCRIBE, "DescribeTransactionalId",
                    AclOperation.WRITE, "AlterTransactionalId"));

    private static final Map<ResourceType, String> ARN_TYPES = Map.of(
            ResourceType.TOPIC,
            "topic",
            ResourceType.GROUP,
            "group",
            ResourceType.TRANSACTIONAL_ID,
            "transactional-id");

    private KafkaActions() {}

    /** The action's name with its prefix; empty for what nobody may do through IAM. */
    static Optional<String> name(ResourceType type, AclOperation operation) {
        return Optional.ofNullable(NAMES.getOrDefault(type, Map.of()).get(operation))
                .map("kafka-cluster:"::concat);
    }

    /** The ARN that the action's permission is asked for. */
    static String resource(ClusterArn cluster, ResourceType type, String name) {
        return type == ResourceType.CLUSTER ? cluster.value() : cluster.resource(ARN_TYPES.get(type), name);
    }
}
