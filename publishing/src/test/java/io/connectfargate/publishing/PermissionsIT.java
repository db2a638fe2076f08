package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The IAM policies, given to roles with the commands of their README. */
class PermissionsIT {
    private static final Path FOLDER = Path.of("Configuration", "permissions");
    private static final Path ROOT = Path.of(System.getProperty("root.dir"));

    @TempDir
    private static Path folder;

    private static Map<String, String> environment;
    private static Aws aws;

    @BeforeAll
    static void start() throws Exception {
        KeyPair keys = KeyPair.make(folder, List.of("localhost"));
        aws = new Aws(folder, keys, Surroundings.ACCOUNT);
        environment = new HashMap<>(Checkout.cleanEnvironment());
        environment.putAll(Map.of(
                "AWS_ENDPOINT_URL", "https://localhost:" + aws.port(),
                "AWS_CA_BUNDLE", keys.certificate().toString(),
                "AWS_ACCESS_KEY_ID", "AKIAEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "not-a-secret",
                "AWS_DEFAULT_REGION", "us-east-1"));
        environment.put("PATH", AwsTools.path());
        environment.putAll(Map.of(
                "SOURCE_CLUSTER_ARN", "arn:aws:kafka:us-east-1:012345678910:cluster/source/0000-1",
                "TARGET_CLUSTER_ARN", "arn:aws:kafka:us-east-1:012345678910:cluster/target/0000-2",
                "WORKER_GROUP", "migration",
                "TOPICS", "shop.*",
                "CONSUMER_GROUPS", "*",
                "TASK_ROLE_ARN", "arn:aws:iam::012345678910:role/migration",
                "SOURCE_ROLE_ARN", "arn:aws:iam::012345678910:role/migration-source",
                "EXTERNAL_ID", "known-to-both"));
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void areGivenToRolesWithTheReadmesCommands() throws IOException {
        // Given
        Path policies = Files.createDirectories(folder.resolve(FOLDER).resolve("iam"));
        try (Stream<Path> files = Files.list(ROOT.resolve(FOLDER).resolve("iam"))) {
            for (Path file : files.toList()) {
                Files.copy(file, policies.resolve(file.getFileName()));
            }
        }
        List<String> blocks = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve(FOLDER).resolve("README.md")))
                .results()
                .map(match -> match.group(1))
                .filter(block -> block.contains("sed") || block.contains("aws iam"))
                .toList();
        assertThat(blocks).hasSize(4);

        // When
        for (String block : blocks) {
            Run run = Run.of(folder, environment, List.of("bash", "-euc", block));
            assertThat(run.exitCode()).as(run.everything()).isZero();
        }

        // Then
        assertThat(aws("list-role-policies", "--role-name", "migration", "--query", "PolicyNames"))
                .contains(
                        "kafka-source",
                        "kafka-target",
                        "kafka-target-exactly-once",
                        "kafka-target-topic-creation",
                        "kafka-target-topic-settings",
                        "kafka-target-group-offsets",
                        "assume-source-role");
        assertThat(aws("get-role-policy", "--role-name", "migration", "--policy-name", "kafka-target"))
                .contains("topic/target/0000-2/shop.*", "topic/target/0000-2/connect-offsets-migration")
                .doesNotContainPattern("[A-Z]+_(ARN|ID|GROUPS?)");
        assertThat(aws("get-role-policy", "--role-name", "migration-source", "--policy-name", "kafka-source"))
                .contains("group/source/0000-1/*");
        assertThat(aws("get-role", "--role-name", "migration-source")).contains("known-to-both", "role/migration\"");
        assertThat(aws("get-role", "--role-name", "migration")).contains("ecs-tasks.amazonaws.com", "012345678910");
    }

    private static String aws(String... command) {
        List<String> arguments = Stream.concat(Stream.of("aws", "--output", "json", "iam"), Stream.of(command))
                .toList();
        Run run = Run.of(folder, environment, arguments);
        assertThat(run.exitCode()).as(run.everything()).isZero();
        return run.output();
    }
}
