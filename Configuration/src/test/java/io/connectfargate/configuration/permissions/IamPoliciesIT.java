package io.connectfargate.configuration.permissions;

import static io.connectfargate.configuration.permissions.IamChecks.KAFKA;
import static io.connectfargate.configuration.permissions.IamChecks.TASK_ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.testsupport.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The IAM policies, for spelling and for what they allow, and as important, what not. */
@Tag("system")
class IamPoliciesIT {
    private static final List<String> CLUSTERS = List.of("source/0000-1", "target/0000-2", "other/0000-3");

    @TempDir
    private Path folder;

    private IamChecks checks;

    @BeforeEach
    void fillIn() throws IOException {
        checks = new IamChecks(folder);
    }

    @Test
    void areSpeltAsAwsSpellsThem() throws IOException {
        // When
        Program spelling = IamChecks.spelling(checks.policies());

        // Then
        assertThat(spelling.exitCode()).as(spelling.output()).isZero();
        assertThat(spelling.output().lines()).hasSize(12).allMatch(line -> line.endsWith(".json: correct"));
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
        Path policy = checks.policy("source");
        String mistaken = Files.readString(policy).replace(right, wrong);
        assertThat(mistaken).contains(wrong);
        Files.writeString(policy, mistaken);

        // When
        Program spelling = IamChecks.spelling(List.of(policy));

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

    @Test
    void allowTheCommandMigrateToReadOnTheTargetAndNothingElse() {
        assertThat(allowed("migrate-target")).isEqualTo("""
                cluster/target/0000-2 Connect
                topic/target/0000-2/shop.orders DescribeTopic DescribeTopicDynamicConfiguration ReadData
                topic/target/0000-2/connect-offsets-migration DescribeTopic ReadData
                topic/target/0000-2/mm2-offset-syncs.msksource.internal DescribeTopic ReadData
                topic/target/0000-2/msksource.checkpoints.internal DescribeTopic ReadData
                group/target/0000-2/app-1 DescribeGroup
                transactional-id/target/0000-2/migration-mm2-msc-0 DescribeTransactionalId
                """);
        assertThat(allowed("migrate-group-offsets")).isEqualTo("""
                group/target/0000-2/app-1 AlterGroup DeleteGroup
                """);
        assertThat(allowed("migrate-keep-pairs")).isEqualTo("""
                topic/target/0000-2/mm2-offset-syncs.msksource.internal AlterTopicDynamicConfiguration DescribeTopicDynamicConfiguration
                """);
    }

    @ParameterizedTest
    @CsvSource({"known-to-both, Allowed", "guessed, ImplicitlyDenied", ", ImplicitlyDenied"})
    void allowTheTaskToAssumeTheOtherAccountsRoleWithTheExternalId(String externalId, String answer) {
        // When
        Program assuming = externalId == null ? checks.assuming(TASK_ROLE) : checks.assuming(TASK_ROLE, externalId);

        // Then
        assertThat(assuming.output()).isEqualTo(answer + "\n");
    }

    @Test
    void allowNobodyElseToAssumeTheOtherAccountsRole() {
        Program assuming = checks.assuming("arn:aws:iam::012345678910:role/other", "known-to-both");

        assertThat(assuming.output()).isEqualTo("ImplicitlyDenied\n");
    }

    /** What a policy allows on any of the three clusters, without the beginning of ARNs. */
    private String allowed(String policy) {
        List<String> arns = CLUSTERS.stream()
                .flatMap(IamPoliciesIT::resources)
                .map(resource -> KAFKA + resource)
                .toList();
        return checks.allowed(policy, arns).stream()
                .map(line -> line.substring(KAFKA.length()) + "\n")
                .collect(Collectors.joining());
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
}
