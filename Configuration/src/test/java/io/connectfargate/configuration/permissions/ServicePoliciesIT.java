package io.connectfargate.configuration.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.configuration.ConfigurationFolder;
import io.connectfargate.testsupport.Markdown;
import io.connectfargate.testsupport.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policies of what the services need of AWS itself, filled in by the commands of the README next to them. */
@Tag("system")
class ServicePoliciesIT {
    private static final String FOLDER = "permissions/iam/ecs";
    private static final Path POLICIES = Path.of(System.getProperty("root.dir"), "Configuration", FOLDER);

    private static final Map<String, String> VARIABLES = Map.of(
            "TASK_ROLE_ARN", IamChecks.TASK_ROLE,
            "AWS_REGION", "us-east-1",
            "EXECUTION_ROLE_ARN", "arn:aws:iam::012345678910:role/execution",
            "ECS_CLUSTER", "my-cluster",
            "PASSWORD_SECRET_ARN", "arn:aws:secretsmanager:us-east-1:012345678910:secret:grafana-AbCdEf",
            "PARAMETER_ARN", "arn:aws:ssm:us-east-1:012345678910:parameter/grafana",
            "KEY_ARN", "arn:aws:kms:us-east-1:012345678910:key/11111111-2222-3333-4444-555555555555",
            "S3_FILES", "my-bucket/stores/*",
            "WORKSPACE_ARN", "arn:aws:aps:us-east-1:012345678910:workspace/ws-1");

    @TempDir
    private Path folder;

    @Test
    void areSpeltAsAwsSpellsThem() throws IOException {
        // Given
        fillIn();

        // When
        Program spelling = IamChecks.spelling(files(folder.resolve("target/ecs")));

        // Then
        assertThat(spelling.exitCode()).as(spelling.output()).isZero();
        assertThat(spelling.output().lines())
                .hasSize(files(POLICIES).size() + 1) // and the trust policy
                .allMatch(line -> line.endsWith(".json: correct"));
    }

    @Test
    void doNotPassWithAllResourcesWhereAnActionKnowsSome() throws IOException {
        // Given
        fillIn();
        Path policy = folder.resolve("target/ecs/discovery.json");
        String right = Files.readString(policy);
        String wrong = right.replace("\"arn:aws:ecs:us-east-1:012345678910:task/my-cluster/*\"", "\"*\"");
        assertThat(wrong).isNotEqualTo(right);
        Files.writeString(policy, wrong);

        // When
        Program spelling = IamChecks.spelling(List.of(policy));

        // Then
        assertThat(spelling.exitCode()).isEqualTo(1);
        assertThat(spelling.output()).contains("discovery.json: ecs:DescribeTasks is not about *");
    }

    @Test
    void areGivenToTheExecutionRoleWithTheReadmesCommands() throws Exception {
        try (ConfigurationFolder policies = new ConfigurationFolder(folder, FOLDER, VARIABLES)) {
            // Given
            copyTrustPolicy();

            // When
            assertThat(policies.run("sed", "aws iam")).isEqualTo(2);

            // Then
            assertThat(policy(policies, "ecs-execution"))
                    .contains(
                            "arn:aws:ecr:us-east-1:012345678910:repository/grafana",
                            "arn:aws:logs:us-east-1:012345678910:log-group:/ecs/prometheus:log-stream:*");
            assertThat(policy(policies, "ecs-execution-secrets")).contains("secret:grafana-AbCdEf");
            assertThat(policies.aws("iam", "get-role", "--role-name", "execution"))
                    .contains("ecs-tasks.amazonaws.com", "\"aws:SourceAccount\": \"012345678910\"");
        }
    }

    @Test
    void areAllInTheReadmesTable() throws IOException {
        // When
        String readme = Files.readString(POLICIES.resolve("README.md"));

        // Then
        assertThat(files(POLICIES)).allSatisfy(file -> assertThat(readme).contains("`" + file.getFileName() + "`"));
    }

    private static String policy(ConfigurationFolder policies, String name) {
        return policies.aws("iam", "get-role-policy", "--role-name", "execution", "--policy-name", name);
    }

    private void fillIn() throws IOException {
        copyTrustPolicy();
        Path copy = Files.createDirectories(folder.resolve("Configuration").resolve(FOLDER));
        for (Path file : files(POLICIES)) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        List<String> command = new ArrayList<>(List.of("env"));
        VARIABLES.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of("bash", "-euc", Markdown.block(POLICIES.resolve("README.md"), "sed")));
        Program sed = Program.run(folder, command);
        assertThat(sed.exitCode()).as(sed.output()).isZero();
    }

    /** The one file of the folder above that the commands read. */
    private void copyTrustPolicy() throws IOException {
        String name = "trust-ecs-tasks.json";
        Path copy = Files.createDirectories(folder.resolve("Configuration/permissions/iam"));
        Files.copy(POLICIES.resolveSibling(name), copy.resolve(name));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
