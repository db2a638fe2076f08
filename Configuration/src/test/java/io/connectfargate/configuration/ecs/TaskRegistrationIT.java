package io.connectfargate.configuration.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.configuration.ConfigurationFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The task definitions, registered with the commands of their README. */
@Tag("system")
class TaskRegistrationIT {
    private static final String REGISTRY = "012345678910.dkr.ecr.us-east-1.amazonaws.com";

    private static final Map<String, String> VARIABLES = Map.of(
            "AWS_REGION", "us-east-1",
            "REGISTRY", REGISTRY,
            "TARGET_BROKERS", "b-1.example.com:9098,b-2.example.com:9098",
            "GROUP", "my-migration",
            "TASK_ROLE_ARN", "arn:aws:iam::012345678910:role/migration",
            "EXECUTION_ROLE_ARN", "arn:aws:iam::012345678910:role/execution",
            "PASSWORD_SECRET_ARN", "arn:aws:secretsmanager:us-east-1:012345678910:secret:grafana-AbCdEf");

    private static final List<String> SERVICES = List.of("kafka-connect", "prometheus", "grafana");

    @TempDir
    private Path folder;

    @Test
    void areRegisteredWithTheReadmesCommands() throws Exception {
        try (ConfigurationFolder ecs = new ConfigurationFolder(folder, "ecs", VARIABLES)) {
            // Given
            pushImages(ecs);

            // When
            assertThat(ecs.run("aws ecs")).isEqualTo(1);

            // Then
            for (String service : SERVICES) {
                String registered = ecs.aws("ecs", "describe-task-definition", "--task-definition", service);
                assertThat(registered)
                        .containsPattern("\"" + REGISTRY + "/" + service + "@sha256:[0-9a-f]{64}\"")
                        .contains("\"awslogs-region\": \"us-east-1\"")
                        .doesNotContain(
                                "IMAGE_URL", "_ARN\"", "AWS_REGION", "BROKER_ADDRESSES\"", "GROUP_NAME", ":latest");
                assertThat(registered.contains("role/migration"))
                        .as(service)
                        .isEqualTo(service.equals("kafka-connect"));
                assertThat(registered.contains("taskRoleArn")).as(service).isEqualTo(service.equals("kafka-connect"));
            }
        }
    }

    @Test
    void takeThreeRoles() throws Exception {
        Map<String, String> variables = new HashMap<>(VARIABLES);
        variables.put("PROMETHEUS_TASK_ROLE_ARN", "arn:aws:iam::012345678910:role/monitoring");
        variables.put("GRAFANA_TASK_ROLE_ARN", "arn:aws:iam::012345678910:role/dashboards");
        try (ConfigurationFolder ecs = new ConfigurationFolder(folder, "ecs", variables)) {
            // Given
            pushImages(ecs);

            // When
            ecs.run("aws ecs");

            // Then
            assertThat(SERVICES)
                    .extracting(service -> ecs.aws(
                                    "ecs",
                                    "describe-task-definition",
                                    "--task-definition",
                                    service,
                                    "--query",
                                    "taskDefinition.taskRoleArn")
                            .replaceAll("(?s).*role/(\\w+).*", "$1"))
                    .containsExactly("migration", "monitoring", "dashboards");
        }
    }

    private static void pushImages(ConfigurationFolder ecs) {
        for (String service : SERVICES) {
            ecs.aws("ecr", "create-repository", "--repository-name", service);
            ecs.aws(
                    "ecr",
                    "put-image",
                    "--repository-name",
                    service,
                    "--image-tag",
                    "latest",
                    "--image-manifest",
                    "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.docker.distribution.manifest.v2+json\","
                            + "\"config\":{\"mediaType\":\"application/vnd.docker.container.image.v1+json\",\"size\":1,"
                            + "\"digest\":\"sha256:" + "a".repeat(64) + "\"},\"layers\":[]}");
        }
    }
}
