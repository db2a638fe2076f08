package io.connectfargate.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.awsemulator.AwsEmulator;
import io.connectfargate.testsupport.Program;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code manual-build.md}, run as it stands. Only {@code build_images.sh} is another, and the names of the VPC are a proxy's. */
@Tag("system")
class ManualBuildIT {
    private static final Page PAGE = Page.of("docs/manual-build.md");
    private static final String REMOVAL = "aws ecs delete-service";

    /** What is there when the page says that all is ready: printed before its removal begins. */
    private static final String REPORT = """
            echo "== report"
            aws ecs describe-services --cluster kafka-migration --services kafka-connect prometheus grafana --output text \\
              --query 'services[].[serviceName,runningCount,deploymentConfiguration.minimumHealthyPercent,availabilityZoneRebalancing]'
            aws ecs describe-task-definition --task-definition kafka-connect --query taskDefinition.containerDefinitions[0].environment
            aws iam list-role-policies --role-name kafka-migration-kafka-connect --output text
            aws iam list-role-policies --role-name kafka-migration-execution --output text
            aws iam get-role-policy --role-name kafka-migration-kafka-connect --policy-name kafka-target --output text
            aws ec2 describe-security-group-rules --output text --query 'SecurityGroupRules[?!IsEgress && FromPort].[CidrIpv4 || `group`, FromPort]'
            echo "== end of report"
            """;

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES) // a hundred calls of the AWS CLI
    void makesTheWholeStackAndRemovesIt() throws Exception {
        try (AwsEmulator aws = AwsEmulator.start(folder);
                VpcNames names = new VpcNames()) {
            // Given
            checkOut();
            Map<String, String> environment = new HashMap<>(aws.environment());
            environment.remove("AWS_DEFAULT_REGION"); // the page sets it
            environment.putAll(names.environment());

            // When
            Program bash = Program.run(folder, List.of("bash", "-v", script().toString()), environment);

            // Then
            assertThat(bash.exitCode()).as(bash.output()).isZero();
            blocksOfThePageRan(bash.output());
            everythingWasThere(bash.output().split("== report\n")[1].split("== end of report\n")[0]);
            connectorsWereStarted(names);
            nothingIsLeft(aws);
        }
    }

    /** As {@code bash -v} has printed them: each line of each block, in their order. It does not print what continues a line. */
    private static void blocksOfThePageRan(String printed) {
        int end = 0;
        for (String block : PAGE.ownBlocks()) {
            for (String line :
                    block.replaceAll("(?<=\\\\\n).*(\\\\\n.*)*\n", "").split("\n")) {
                int start = printed.indexOf(line + "\n", end);
                assertThat(start)
                        .as("this line of the page did not run: %s", line)
                        .isNotNegative();
                end = start + line.length();
            }
        }
    }

    private static void everythingWasThere(String report) {
        assertThat(report)
                .contains("kafka-connect\t2\t100\tENABLED", "prometheus\t1\t0\tDISABLED", "grafana\t1\t0\tDISABLED")
                .contains("\"value\": \"kafka-migration\"", "b-1.kafka-migration-target.abc123")
                .contains("kafka-target-group-offsets", "ecs-execute-command", "ecs-execution-secrets")
                .doesNotContain("kafka-source")
                .containsPattern("topic/kafka-migration-target/[-0-9a-f]{36}-2/\\*")
                .contains("group\t8083", "group\t3600", "group\t9090", "group\t3000", "group\t9098", "group\t11001")
                .doesNotContain("0.0.0.0/0");
    }

    private static void connectorsWereStarted(VpcNames names) {
        String servers = "b-1.kafka-migration-target.abc123.c2.kafka.us-east-1.amazonaws.com:9098";
        String url = "PUT http://kafkaconnect.migration:8083/connectors/%s/config";
        assertThat(names.requests())
                .containsOnlyKeys(url.formatted("mm2-msc"), url.formatted("mm2-cpc"), url.formatted("mm2-hbc"));
        assertThat(names.requests().values())
                .allSatisfy(file -> assertThat(file).contains(servers).doesNotContain("CLUSTER BROKERS ADDRESS"));
        assertThat(names.requests().get(url.formatted("mm2-msc")))
                .contains("kafka-1.example.com:9092,kafka-2.example.com:9092");
    }

    private static void nothingIsLeft(AwsEmulator aws) {
        for (List<String> list : List.of(
                List.of(
                        "ecs",
                        "describe-clusters",
                        "--clusters",
                        "kafka-migration",
                        "--query",
                        "clusters[?status!='INACTIVE']"),
                List.of("kafka", "list-clusters", "--query", "ClusterInfoList"),
                List.of("kafka", "list-configurations", "--query", "Configurations"),
                List.of("iam", "list-roles", "--query", "Roles"),
                List.of("ecr", "describe-repositories", "--query", "repositories"),
                List.of("logs", "describe-log-groups", "--query", "logGroups"),
                List.of("secretsmanager", "list-secrets", "--query", "SecretList"),
                List.of("servicediscovery", "list-namespaces", "--query", "Namespaces"),
                List.of("ec2", "describe-security-groups", "--query", "SecurityGroups[?GroupName!='default']"))) {
            assertThat(aws.aws(list.toArray(String[]::new)).output().strip())
                    .as(list.toString())
                    .isEqualTo("[]");
        }
    }

    /** What of the checkout the page's commands read. */
    private void checkOut() throws IOException {
        Path home = SourceTree.find().home();
        try (Stream<Path> files = Files.walk(home.resolve("Configuration"))) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\.(json|sh)"))
                    .toList()) {
                if (!file.toString().contains("node_modules")
                        && !file.toString().contains("/target/")) {
                    copy(file, folder.resolve(home.relativize(file)));
                }
            }
        }
        copy(home.resolve("docs/src/test/scripts/build_images.sh"), folder.resolve("build_images.sh"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private Path script() throws IOException {
        Path script = PAGE.writeScript(folder.resolve("page.sh"));
        return Files.writeString(
                script,
                Files.readString(script).replaceFirst("(?=.*\n.*" + REMOVAL + ")", Matcher.quoteReplacement(REPORT)));
    }
}
