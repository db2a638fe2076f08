package io.connectfargate.configuration.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.configuration.ConfigurationFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The IAM policies, given to roles with the commands of their README. */
@Tag("system")
class PolicyCommandsIT {
    private static final Map<String, String> VARIABLES = Map.of(
            "SOURCE_CLUSTER_ARN", "arn:aws:kafka:us-east-1:012345678910:cluster/source/0000-1",
            "TARGET_CLUSTER_ARN", "arn:aws:kafka:us-east-1:012345678910:cluster/target/0000-2",
            "WORKER_GROUP", "migration",
            "TOPICS", "shop.*",
            "CONSUMER_GROUPS", "*",
            "OLD_WORKERS", "",
            "OLD_OFFSETS", "",
            "TASK_ROLE_ARN", "arn:aws:iam::012345678910:role/migration",
            "SOURCE_ROLE_ARN", "arn:aws:iam::012345678910:role/migration-source",
            "EXTERNAL_ID", "known-to-both");

    @TempDir
    private Path folder;

    @Test
    void areGivenToRolesWithTheReadmesCommands() throws Exception {
        try (ConfigurationFolder permissions = new ConfigurationFolder(folder, "permissions", VARIABLES)) {
            // When
            assertThat(permissions.run("sed", "aws iam")).isEqualTo(4);

            // Then
            assertThat(permissions.aws("iam", "list-role-policies", "--role-name", "migration"))
                    .contains(
                            "kafka-source",
                            "kafka-target",
                            "kafka-target-exactly-once",
                            "kafka-target-topic-creation",
                            "kafka-target-topic-settings",
                            "kafka-target-group-offsets",
                            "assume-source-role");
            assertThat(policy(permissions, "migration", "kafka-target"))
                    .contains("topic/target/0000-2/shop.*", "topic/target/0000-2/connect-offsets-migration")
                    .doesNotContainPattern("[A-Z]+_(ARN|ID|GROUPS?)");
            assertThat(policy(permissions, "migration-source", "kafka-source")).contains("group/source/0000-1/*");
            assertThat(permissions.aws("iam", "get-role", "--role-name", "migration-source"))
                    .contains("known-to-both", "role/migration\"");
            assertThat(permissions.aws("iam", "get-role", "--role-name", "migration"))
                    .contains("ecs-tasks.amazonaws.com", "\"aws:SourceAccount\": \"012345678910\"");
        }
    }

    @Test
    void aSideWithoutIamGetsNoPolicy() throws Exception {
        // Given
        Map<String, String> variables = new HashMap<>(VARIABLES);
        variables.putAll(Map.of("SOURCE_CLUSTER_ARN", "", "SOURCE_ROLE_ARN", "", "EXTERNAL_ID", ""));
        try (ConfigurationFolder permissions = new ConfigurationFolder(folder, "permissions", variables)) {
            // When
            assertThat(permissions.run("mkdir -p target", "trust-ecs-tasks.json"))
                    .isEqualTo(2);

            // Then
            assertThat(permissions.aws("iam", "list-role-policies", "--role-name", "migration"))
                    .contains("kafka-target", "kafka-target-group-offsets")
                    .doesNotContain("kafka-source");
        }
    }

    private static String policy(ConfigurationFolder permissions, String role, String name) {
        return permissions.aws("iam", "get-role-policy", "--role-name", role, "--policy-name", name);
    }
}
