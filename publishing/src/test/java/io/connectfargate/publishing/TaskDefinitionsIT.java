package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The task definitions, registered with the commands of their README. */
class TaskDefinitionsIT {
    private static final String FOLDER = "Configuration/ecs";
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
                "AWS_REGION", "us-east-1",
                "REGISTRY", Surroundings.host("us-east-1"),
                "TARGET_BROKERS", "b-1.example.com:9098,b-2.example.com:9098",
                "TASK_ROLE_ARN", "arn:aws:iam::012345678910:role/migration",
                "EXECUTION_ROLE_ARN", "arn:aws:iam::012345678910:role/execution",
                "PASSWORD_SECRET_ARN", "arn:aws:secretsmanager:us-east-1:012345678910:secret:grafana-AbCdEf"));
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void areRegisteredWithTheReadmesCommands() throws IOException {
        // Given
        Files.createDirectories(folder.resolve(FOLDER));
        try (Stream<Path> files = Files.list(ROOT.resolve(FOLDER))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(FOLDER).resolve(file.getFileName()));
            }
        }
        Matcher block = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve(FOLDER).resolve("README.md")));
        assertThat(block.find()).isTrue();

        // When
        Run run = Run.of(folder, environment, List.of("bash", "-euc", block.group(1)));

        // Then
        assertThat(run.exitCode()).as(run.everything()).isZero();
        for (String service : List.of("kafka-connect", "prometheus", "grafana")) {
            String registered = describe(service);
            assertThat(registered)
                    .contains("\"" + Surroundings.host("us-east-1") + "/" + service + ":latest\"")
                    .contains("\"awslogs-region\": \"us-east-1\"")
                    .doesNotContain("IMAGE_URL", "_ARN\"", "AWS_REGION", "BROKER_ADDRESSES\"");
        }
    }

    private static String describe(String service) {
        Run run = Run.of(
                folder,
                environment,
                List.of(
                        "aws",
                        "--region",
                        "us-east-1",
                        "--output",
                        "json",
                        "ecs",
                        "describe-task-definition",
                        "--task-definition",
                        service));
        assertThat(run.exitCode()).as(run.everything()).isZero();
        return run.output();
    }
}
