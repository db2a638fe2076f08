package io.connectfargate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The IAM policies, filled in by the commands of their README, and read as AWS reads them. */
class IamPoliciesIT {
    private static final Path PERMISSIONS = Path.of(System.getProperty("permissions.dir"));
    private static final NodeProject CHECKS = new NodeProject(PERMISSIONS.resolve("checks"));
    private static final String KAFKA = "arn:aws:kafka:us-east-1:012345678910:";
    private static final List<String> CLUSTERS = List.of("source/0000-1", "target/0000-2", "other/0000-3");

    @TempDir
    private Path folder;

    @BeforeEach
    void fillIn() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("Configuration/permissions/iam"));
        for (Path file : jsonFiles(PERMISSIONS.resolve("iam"))) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        List<String> command = new ArrayList<>(List.of(
                "env",
                "SOURCE_CLUSTER_ARN=" + KAFKA + "cluster/source/0000-1",
                "TARGET_CLUSTER_ARN=" + KAFKA + "cluster/target/0000-2",
                "WORKER_GROUP=migration",
                "TOPICS=shop.*",
                "CONSUMER_GROUPS=app-*",
                "TASK_ROLE_ARN=arn:aws:iam::012345678910:role/migration",
                "SOURCE_ROLE_ARN=arn:aws:iam::109876543210:role/migration-source",
                "EXTERNAL_ID=known-to-both"));
        command.addAll(List.of("bash", "-euc", Markdown.block(PERMISSIONS.resolve("README.md"), "sed")));
        Program sed = Program.run(folder, command);
        assertThat(sed.exitCode()).as(sed.output()).isZero();
    }

    @Test
    void areSpeltAsAwsSpellsThem() throws IOException {
        // When
        Program spelling = spelling(jsonFiles(folder.resolve("target")));

        // Then
        assertThat(spelling.exitCode()).as(spelling.output()).isZero();
        assertThat(spelling.output().lines())
                .hasSameSizeAs(jsonFiles(PERMISSIONS.resolve("iam")))
                .allMatch(line -> line.endsWith(".json: correct"));
    }

    @ParameterizedTest
    @CsvSource({
        "ReadData, ReedData, there is no action kafka-cluster:ReedData",
        "ReadData, readData, kafka-cluster:readData is written kafka-cluster:ReadData",
        "ReadData, AlterGroup, kafka-cluster:AlterGroup is not about " + KAFKA + "topic/source/0000-1/shop.*",
        ":topic/, :topics/, kafka-cluster:ReadData is not about " + KAFKA + "topics/source/0000-1/shop.*",
        "Effect, Efect, Invalid key Efect"
    })
    void doNotPassWithAMistake(String right, String wrong, String complaint) throws IOException {
        // Given
        Path policy = folder.resolve("target/source.json");
        String mistaken = Files.readString(policy).replace(right, wrong);
        assertThat(mistaken).contains(wrong);
        Files.writeString(policy, mistaken);

        // When
        Program spelling = spelling(List.of(policy));

        // Then
        assertThat(spelling.exitCode()).isEqualTo(1);
        assertThat(spelling.output()).startsWith("source.json: ").contains(complaint);
    }

    @Test
    void allowReadingAndNothingElseOnTheSource() {
        assertThat(allowed("source")).isEqualTo("""
                cluster/source/0000-1 Connect
                topic/source/0000-1/shop.orders DescribeTopic DescribeTopicDynamicConfiguration ReadData
                group/source/0000-1/app-1 DescribeGroup
                """);
    }

    @Test
    void allowTheWorkerItsStateAndTheRecordsOnTheTarget() {
        assertThat(allowed("target")).isEqualTo("""
                cluster/target/0000-2 Connect WriteDataIdempotently
                topic/target/0000-2/shop.orders DescribeTopic WriteData
                topic/target/0000-2/connect-configs-migration DescribeTopic DescribeTopicDynamicConfiguration ReadData WriteData
                topic/target/0000-2/connect-offsets-migration DescribeTopic DescribeTopicDynamicConfiguration ReadData WriteData
                topic/target/0000-2/connect-status-migration DescribeTopic DescribeTopicDynamicConfiguration ReadData WriteData
                topic/target/0000-2/mm2-offset-syncs.msksource.internal DescribeTopic ReadData WriteData
                topic/target/0000-2/msksource.checkpoints.internal DescribeTopic ReadData WriteData
                topic/target/0000-2/heartbeats DescribeTopic WriteData
                group/target/0000-2/migration AlterGroup DescribeGroup
                """);
    }

    @Test
    void allowToCreateTopicsAndToAddPartitions() {
        assertThat(allowed("target-topic-creation")).isEqualTo("""
                topic/target/0000-2/shop.orders AlterTopic CreateTopic
                topic/target/0000-2/connect-configs-migration CreateTopic
                topic/target/0000-2/connect-offsets-migration CreateTopic
                topic/target/0000-2/connect-status-migration CreateTopic
                topic/target/0000-2/mm2-offset-syncs.msksource.internal CreateTopic
                topic/target/0000-2/msksource.checkpoints.internal CreateTopic
                topic/target/0000-2/heartbeats CreateTopic
                """);
    }

    @Test
    void allowToChangeSettingsOfMigratedTopicsAlone() {
        assertThat(allowed("target-topic-settings")).isEqualTo("""
                topic/target/0000-2/shop.orders AlterTopicDynamicConfiguration
                """);
    }

    @Test
    void allowToMoveThePositionsOfSomeGroups() {
        assertThat(allowed("target-group-offsets")).isEqualTo("""
                topic/target/0000-2/shop.orders ReadData
                group/target/0000-2/app-1 AlterGroup DescribeGroup
                """);
    }

    @Test
    void allowTheWorkersOwnTransactions() {
        assertThat(allowed("target-exactly-once")).isEqualTo("""
                transactional-id/target/0000-2/connect-cluster-migration AlterTransactionalId DescribeTransactionalId
                transactional-id/target/0000-2/migration-mm2-msc-0 AlterTransactionalId DescribeTransactionalId
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"assume-role", "trust-ecs-tasks", "trust-other-account"})
    void allowNothingOnKafkaWhereTheyAreAboutRoles(String policy) {
        assertThat(allowed(policy)).isEmpty();
    }

    private Program spelling(List<Path> policies) {
        List<String> arguments = new ArrayList<>(List.of("src/spelling.js"));
        policies.forEach(policy -> arguments.add(policy.toString()));
        return CHECKS.run(arguments, "");
    }

    /** What a policy allows on any of the three clusters, a line for each resource, without the beginning of ARNs. */
    private String allowed(String policy) {
        String arns = CLUSTERS.stream()
                .flatMap(cluster -> resources(cluster).map(resource -> KAFKA + resource + "\n"))
                .reduce("", String::concat);
        Program meaning = CHECKS.run(
                List.of(
                        "src/meaning.js",
                        folder.resolve("target/" + policy + ".json").toString()),
                arns);
        assertThat(meaning.exitCode()).as(meaning.output()).isZero();
        assertThat(meaning.output().lines()).hasSameSizeAs(arns.lines().toList());
        return meaning.output()
                .lines()
                .filter(line -> line.contains(" "))
                .map(line -> line.substring(KAFKA.length()) + "\n")
                .reduce("", String::concat);
    }

    /** Of every kind: those that a migration needs, and some that are none of its business. */
    private static Stream<String> resources(String cluster) {
        return Stream.concat(
                Stream.of("cluster/" + cluster),
                Stream.of(
                                "topic/%s/shop.orders",
                                "topic/%s/connect-configs-migration",
                                "topic/%s/connect-offsets-migration",
                                "topic/%s/connect-status-migration",
                                "topic/%s/mm2-offset-syncs.msksource.internal",
                                "topic/%s/msksource.checkpoints.internal",
                                "topic/%s/heartbeats",
                                "topic/%s/shopping",
                                "topic/%s/connect-offsets-migration2",
                                "topic/%s/__consumer_offsets",
                                "group/%s/migration",
                                "group/%s/app-1",
                                "group/%s/other",
                                "transactional-id/%s/connect-cluster-migration",
                                "transactional-id/%s/migration-mm2-msc-0",
                                "transactional-id/%s/other")
                        .map(resource -> resource.formatted(cluster)));
    }

    private static List<Path> jsonFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
