package io.connectfargate.connect.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.secured.ClientProperties;
import io.connectfargate.secured.Jaas;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import io.connectfargate.secured.iam.AttachedPolicies;
import io.connectfargate.secured.iam.AwsEndpoint;
import io.connectfargate.secured.iam.CredentialIssuer;
import io.connectfargate.secured.iam.Trust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task with MSK's IAM lacks: credentials, a region, the permission to connect or to do something. */
class IamIT {
    private static final String ROLE = "arn:aws:iam::012345678910:role/task";
    private static final String OTHER_ROLE = "arn:aws:iam::999999999999:role/partner";
    private static final String CLUSTER = "arn:aws:kafka:us-east-1:012345678910:cluster/target/0000-1";
    private static final String RESOURCES = "arn:aws:kafka:us-east-1:012345678910:*/target/0000-1*";
    private static final String SEED = "seed";
    private static final List<String> PROPERTIES = List.of(
            "aws.region",
            "aws.disableEc2Metadata",
            "aws.containerCredentialsFullUri",
            "aws.containerAuthorizationToken",
            "aws.endpointUrlSts");

    @TempDir
    static Path directory;

    private static AttachedPolicies policies;
    private static SecuredKafka kafka;
    private static AwsEndpoint aws;

    @BeforeAll
    static void start() throws Exception {
        policies = new AttachedPolicies(directory);
        kafka = SecuredKafka.start(new Settings().seed(SEED).clusterArn(CLUSTER).policies(directory));
        aws = new AwsEndpoint(
                0,
                "t0ken",
                ROLE,
                new CredentialIssuer(SEED, Duration.ofHours(1), Duration.ofHours(2)),
                List.of(new Trust(OTHER_ROLE, ROLE, Optional.of("our contract"))));
    }

    @AfterAll
    static void stop() {
        aws.close();
        kafka.close();
    }

    @BeforeEach
    void beATask() {
        Map<String, String> environment = aws.environment();
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.disableEc2Metadata", "true");
        System.setProperty("aws.containerCredentialsFullUri", environment.get("AWS_CONTAINER_CREDENTIALS_FULL_URI"));
        System.setProperty("aws.containerAuthorizationToken", environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN"));
        System.setProperty("aws.endpointUrlSts", environment.get("AWS_ENDPOINT_URL_STS"));
        allow("kafka-cluster:*");
    }

    @AfterEach
    void beATaskNoMore() {
        PROPERTIES.forEach(System::clearProperty);
    }

    @Test
    void isContentWithARoleThatMayDoAll() {
        // Then
        assertThat(Checks.target(client(), all())).isEmpty();
    }

    @Test
    void saysThatTheRoleMayNotConnect() {
        // Given
        allow("kafka-cluster:DescribeTopic");

        // Then
        assertThat(Checks.target(client()))
                .singleElement()
                .asString()
                .matches("The target cluster \\(BROKERS\\) cannot be used: " + address()
                        + " refused the role of this task \\(IAM\\): \\[[0-9a-f-]{36}]: Access denied; allow"
                        + " kafka-cluster:Connect on the cluster in the role's policy, and check that it is the role"
                        + " meant\\.");
    }

    @Test
    void saysThatThereAreNoCredentials() {
        // Given
        System.clearProperty("aws.containerCredentialsFullUri");
        String expected = "The target cluster (BROKERS) cannot be used: " + address()
                + " could not be asked, since this client found no AWS credentials; give the task a task role, and check"
                + " that the task reaches its credentials endpoint.";

        // Then
        assertThat(Checks.target(client())).containsExactly(expected);
        System.setProperty("aws.containerCredentialsFullUri", aws.environment().get("AWS_ENDPOINT_URL_STS") + "/none");
        assertThat(Checks.target(client())).containsExactly(expected);
    }

    @Test
    void saysThatThereIsNoRegion() {
        // Given
        System.clearProperty("aws.region");

        // Then
        assertThat(Checks.target(client()))
                .containsExactly("The target cluster (BROKERS) cannot be used: " + address()
                        + " could not be asked, since no AWS region is set and the host's name holds none; set AWS_REGION"
                        + " to the region of the cluster.");
    }

    @Test
    void namesTheRoleThatWasNotHandedOut() {
        // Given
        Map<String, Object> client = client();
        client.put(
                "sasl.jaas.config",
                Jaas.line(
                        "software.amazon.msk.auth.iam.IAMLoginModule",
                        Map.of(
                                "awsRoleArn",
                                OTHER_ROLE,
                                "awsRoleExternalId",
                                "another contract",
                                "awsAddDefaultProviders",
                                "false",
                                "awsMaxRetries",
                                "0")));

        // Then
        assertThat(Checks.source(client))
                .singleElement()
                .asString()
                .startsWith("The source cluster (source.cluster.bootstrap.servers of mm2-msc) cannot be used: "
                        + address() + " could not be asked, since the role " + OTHER_ROLE + " was not handed out: ")
                .endsWith("; allow sts:AssumeRole on it in the task role's policy and in its own trust policy.");
    }

    @Test
    void namesEachMissingAction() {
        // Given
        allow("kafka-cluster:Connect", "kafka-cluster:DescribeTopic");

        // Then
        assertThat(Checks.target(client(), all()))
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
        allow("kafka-cluster:Connect", "kafka-cluster:ReadData", "kafka-cluster:WriteData");

        // Then
        assertThat(Checks.target(client(), Checks.permission(AclOperation.READ, ResourceType.TOPIC, "t")))
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

    private static void allow(String... actions) {
        policies.attach("task", "all", """
                {"Version": "2012-10-17",
                 "Statement": [{"Effect": "Allow", "Action": ["%s"], "Resource": ["%s", "%s"]}]}
                """.formatted(String.join("\", \"", actions), RESOURCES, CLUSTER));
    }

    private static String address() {
        return kafka.bootstrapServers(Listener.IAM);
    }

    private static Map<String, Object> client() {
        return ClientProperties.iam(address(), kafka.authority().certificate());
    }
}
