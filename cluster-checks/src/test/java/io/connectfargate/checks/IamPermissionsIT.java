package io.connectfargate.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.checks.permission.Permission;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Permissions by IAM policies. */
class IamPermissionsIT {
    @TempDir
    static Path policies;

    private static IamTask task;

    @BeforeAll
    static void start() throws Exception {
        task = new IamTask(policies);
    }

    @AfterAll
    static void stop() {
        task.close();
    }

    @BeforeEach
    void begin() {
        task.begin();
    }

    @AfterEach
    void end() {
        task.end();
    }

    @Test
    void isContentWithARoleThatMayDoAll() {
        // Then
        assertThat(Checks.target(task.client(), all())).isEmpty();
    }

    @Test
    void namesEachMissingAction() {
        // Given
        task.allow("kafka-cluster:Connect", "kafka-cluster:DescribeTopic");

        // Then
        assertThat(Checks.target(task.client(), all()))
                .containsExactlyInAnyOrder(
                        sentence(
                                "kafka-cluster:AlterGroup and kafka-cluster:DescribeGroup (READ and DESCRIBE)",
                                "group g",
                                "group/<cluster name>/<cluster uuid>/g"),
                        sentence(
                                "kafka-cluster:AlterTransactionalId and kafka-cluster:DescribeTransactionalId (WRITE and"
                                        + " DESCRIBE)",
                                "transactional id i",
                                "transactional-id/<cluster name>/<cluster uuid>/i"),
                        sentence(
                                "kafka-cluster:DescribeCluster and kafka-cluster:WriteDataIdempotently (DESCRIBE and"
                                        + " IDEMPOTENT_WRITE)",
                                "the cluster",
                                "cluster/<cluster name>/<cluster uuid>"),
                        sentence(
                                "kafka-cluster:ReadData, kafka-cluster:WriteData,"
                                        + " kafka-cluster:DescribeTopicDynamicConfiguration and kafka-cluster:CreateTopic"
                                        + " (READ, WRITE, DESCRIBE_CONFIGS and CREATE (unless it exists))",
                                "topic t",
                                "topic/<cluster name>/<cluster uuid>/t"));
    }

    @Test
    void namesOnlyWhatIsSurelyMissingOfATopicThatIsHidden() {
        // Given
        task.allow("kafka-cluster:Connect", "kafka-cluster:ReadData", "kafka-cluster:WriteData");

        // Then
        assertThat(Checks.target(task.client(), Checks.permission(AclOperation.READ, ResourceType.TOPIC, "t")))
                .containsExactly(sentence(
                        "kafka-cluster:DescribeTopic (DESCRIBE)", "topic t", "topic/<cluster name>/<cluster uuid>/t"));
    }

    private static String sentence(String actions, String resource, String arn) {
        return "The target cluster (BROKERS) does not allow the role of this task " + actions + " on " + resource
                + ", needed to test it; allow that in the role's policy, on the resource " + arn + ".";
    }

    private static Permission[] all() {
        List<Permission> all = new ArrayList<>();
        for (AclOperation operation :
                List.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE_CONFIGS, AclOperation.CREATE)) {
            all.add(Checks.permission(operation, ResourceType.TOPIC, "t"));
        }
        all.add(Checks.permission(AclOperation.READ, ResourceType.GROUP, "g"));
        all.add(Checks.permission(AclOperation.DESCRIBE, ResourceType.GROUP, "g"));
        all.add(Checks.permission(AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID, "i"));
        all.add(Checks.permission(AclOperation.DESCRIBE, ResourceType.TRANSACTIONAL_ID, "i"));
        all.add(Checks.permission(AclOperation.DESCRIBE, ResourceType.CLUSTER, ""));
        all.add(Checks.permission(AclOperation.IDEMPOTENT_WRITE, ResourceType.CLUSTER, ""));
        return all.toArray(Permission[]::new);
    }
}
