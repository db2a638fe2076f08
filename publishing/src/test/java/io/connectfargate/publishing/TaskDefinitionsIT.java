package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The task definitions, registered with the commands of their README. */
class TaskDefinitionsIT {
    private static final Map<String, String> VARIABLES = Map.of(
            "AWS_REGION", "us-east-1",
            "REGISTRY", Surroundings.host("us-east-1"),
            "TARGET_BROKERS", "b-1.example.com:9098,b-2.example.com:9098",
            "TASK_ROLE_ARN", "arn:aws:iam::012345678910:role/migration",
            "EXECUTION_ROLE_ARN", "arn:aws:iam::012345678910:role/execution",
            "PASSWORD_SECRET_ARN", "arn:aws:secretsmanager:us-east-1:012345678910:secret:grafana-AbCdEf");

    @TempDir
    private Path folder;

    @Test
    void areRegisteredWithTheReadmesCommands() throws Exception {
        try (ConfigurationFolder ecs = new ConfigurationFolder(folder, "ecs", VARIABLES)) {
            // When
            assertThat(ecs.run("aws ecs")).isEqualTo(1);

            // Then
            for (String service : List.of("kafka-connect", "prometheus", "grafana")) {
                String registered = ecs.aws("ecs", "describe-task-definition", "--task-definition", service);
                assertThat(registered)
                        .contains("\"" + Surroundings.host("us-east-1") + "/" + service + ":latest\"")
                        .contains("\"awslogs-region\": \"us-east-1\"")
                        .doesNotContain("IMAGE_URL", "_ARN\"", "AWS_REGION", "BROKER_ADDRESSES\"");
            }
        }
    }
}
