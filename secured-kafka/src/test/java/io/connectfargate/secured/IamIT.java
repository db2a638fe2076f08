package io.connectfargate.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connectfargate.secured.iam.AttachedPolicies;
import io.connectfargate.secured.iam.AwsEndpoint;
import io.connectfargate.secured.iam.CredentialIssuer;
import io.connectfargate.secured.iam.Trust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The IAM listener with the client library that MSK's users have, and credentials as a task on ECS gets them. */
class IamIT {
    private static final String TASK_ROLE = "arn:aws:iam::012345678910:role/task";
    private static final String OTHER_ROLE = "arn:aws:iam::999999999999:role/partner";
    private static final String CLUSTER = "arn:aws:kafka:us-east-1:012345678910:cluster/source/0000-1";
    private static final String SEED = "seed";

    /** Short enough to be over within a test. */
    private static final Duration ROTATION = Duration.ofSeconds(4);

    private static final Duration LIFETIME = Duration.ofSeconds(8);

    private static final Duration REAUTHENTICATION = Duration.ofSeconds(2);

    @TempDir
    static Path directory;

    private static AttachedPolicies policies;
    private static SecuredKafka kafka;
    private static AwsEndpoint aws;

    @BeforeAll
    static void start() throws Exception {
        policies = new AttachedPolicies(directory);
        kafka = SecuredKafka.start(new Settings()
                .seed(SEED)
                .clusterArn(CLUSTER)
                .policies(directory)
                .reauthentication(REAUTHENTICATION));
        try (Admin admin = Admin.create(kafka.admin())) {
            admin.createTopics(List.of(new NewTopic("orders", 1, (short) 1)))
                    .all()
                    .get();
            // It says nothing about roles: those are IAM's.
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, "orders", PatternType.LITERAL),
                            new AccessControlEntry("User:*", "*", AclOperation.ALL, AclPermissionType.ALLOW))))
                    .all()
                    .get();
        }
        aws = new AwsEndpoint(
                0,
                "t0ken",
                TASK_ROLE,
                new CredentialIssuer(SEED, ROTATION, LIFETIME),
                List.of(new Trust(OTHER_ROLE, TASK_ROLE, Optional.of("our contract"))));
    }

    @AfterAll
    static void stop() {
        aws.close();
        kafka.close();
    }

    @BeforeEach
    void useTaskRole() {
        System.setProperty("aws.region", "us-east-1");
        useCredentialsOf(aws);
        allow("task", "connect", "kafka-cluster:Connect", CLUSTER);
        allow("task", "topic", "kafka-cluster:DescribeTopic", topic("orders"));
    }

    @AfterEach
    void detachAll() {
        for (String role : List.of("task", "partner")) {
            for (String name : List.of("connect", "topic", "write", "idempotence")) {
                policies.detach(role, name);
            }
        }
    }

    @Test
    void letsInTaskRole() throws Exception {
        assertThat(topicsSeen(client())).containsExactly("orders");
    }

    @Test
    void refusesRoleWithoutConnectAndTellsNoReason() {
        // Given
        policies.detach("task", "connect");

        // Then
        assertAccessDenied(client());
    }

    @Test
    void refusesWhatIsSignedForAnotherRegion() {
        // Given
        System.setProperty("aws.region", "eu-central-1");

        // Then
        assertAccessDenied(client());
    }

    @Test
    void refusesCredentialsOfAnotherIssuer() throws Exception {
        try (AwsEndpoint other = endpoint("other seed", Duration.ofMinutes(2))) {
            // Given
            useCredentialsOf(other);

            // Then
            assertAccessDenied(client());
        }
    }

    @Test
    void givesNoCredentialsForWrongToken() {
        // Given
        System.setProperty("aws.containerAuthorizationToken", "another");

        // Then
        assertThatThrownBy(() -> topicsSeen(client())).hasStackTraceContaining("Failed to find AWS IAM Credentials");
    }

    @Test
    void asksForEachActionByName() throws Exception {
        // Given: neither does WriteData bring DescribeTopic, nor WriteData WriteDataIdempotently
        policies.detach("task", "topic");
        allow("task", "write", "kafka-cluster:WriteData", topic("orders"));
        assertThatThrownBy(() -> write(client())).hasRootCauseInstanceOf(TopicAuthorizationException.class);
        allow("task", "topic", "kafka-cluster:DescribeTopic", topic("orders"));
        assertThatThrownBy(() -> write(client())).hasRootCauseInstanceOf(ClusterAuthorizationException.class);

        // When
        allow("task", "idempotence", "kafka-cluster:WriteDataIdempotently", CLUSTER);

        // Then
        write(client());
    }

    @Test
    void seesAtOnceThatAPolicyWasDetached() throws Exception {
        try (Admin admin = Admin.create(client())) {
            // Given
            assertThat(admin.listTopics().names().get()).containsExactly("orders");

            // When
            policies.detach("task", "topic");

            // Then
            assertThat(admin.listTopics().names().get()).isEmpty();
        }
    }

    @Test
    void letsTaskRoleAssumeAnotherOneWithItsExternalId() throws Exception {
        // Given: the task role itself may nothing
        detachAll();
        allow("partner", "connect", "kafka-cluster:Connect", CLUSTER);
        allow("partner", "topic", "kafka-cluster:DescribeTopic", topic("orders"));

        // Then
        assertThat(topicsSeen(assuming(OTHER_ROLE, "our contract"))).containsExactly("orders");
        assertThatThrownBy(() -> topicsSeen(assuming(OTHER_ROLE, "another contract")))
                .hasStackTraceContaining("Failed to find AWS IAM Credentials");
        assertThatThrownBy(() -> topicsSeen(assuming("arn:aws:iam::999999999999:role/unknown", "our contract")))
                .hasStackTraceContaining("Failed to find AWS IAM Credentials");
    }

    @Test
    void authenticatesAgainOverARotation() {
        try (Admin admin = Admin.create(client())) {
            // Given: after so many times, the first credentials are worth nothing
            double often = 2.0 * LIFETIME.toSeconds() / REAUTHENTICATION.toSeconds();

            // When
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(admin.listTopics().names().get()).containsExactly("orders");
                assertThat(total(admin, "successful-reauthentication-total")).isGreaterThan(often);
            });

            // Then
            assertThat(total(admin, "failed-reauthentication-total")).isZero();
        }
    }

    /** The same without a rotation, so that the test above cannot pass because nobody looks at the time. */
    @Test
    void refusesExpiredCredentialsAtTheNextAuthentication() throws Exception {
        try (AwsEndpoint stuck = endpoint(SEED, Duration.ofSeconds(6))) {
            // Given
            useCredentialsOf(stuck);
            try (Admin admin = Admin.create(client())) {
                assertThat(admin.listTopics().names().get()).containsExactly("orders");

                // Then
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThatThrownBy(
                                        () -> admin.listTopics().names().get())
                                .hasRootCauseInstanceOf(SaslAuthenticationException.class)
                                .hasMessageContaining("Access denied"));
            }
        }
    }

    /** Never rotates while a test runs. */
    private static AwsEndpoint endpoint(String seed, Duration lifetime) throws Exception {
        Duration sinceEpoch = Duration.ofMillis(System.currentTimeMillis());
        Duration rotation = sinceEpoch.minusSeconds(1);
        return new AwsEndpoint(0, "t0ken", TASK_ROLE, new CredentialIssuer(seed, rotation, lifetime), List.of());
    }

    private static void useCredentialsOf(AwsEndpoint endpoint) {
        Map<String, String> environment = endpoint.environment();
        System.setProperty("aws.containerCredentialsFullUri", environment.get("AWS_CONTAINER_CREDENTIALS_FULL_URI"));
        System.setProperty("aws.containerAuthorizationToken", environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN"));
        System.setProperty("aws.endpointUrlSts", environment.get("AWS_ENDPOINT_URL_STS"));
    }

    private static void allow(String role, String name, String action, String resource) {
        policies.attach(role, name, """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "%s", "Resource": "%s"}]}
                """.formatted(action, resource));
    }

    private static String topic(String name) {
        return CLUSTER.replace(":cluster/", ":topic/") + "/" + name;
    }

    private static Map<String, Object> client() {
        Map<String, Object> client = ClientProperties.iam(
                kafka.bootstrapServers(Listener.IAM), kafka.authority().certificate());
        client.put("default.api.timeout.ms", "10000");
        client.put("request.timeout.ms", "5000");
        return client;
    }

    private static Map<String, Object> assuming(String role, String externalId) {
        Map<String, Object> client = client();
        client.put(
                "sasl.jaas.config",
                Jaas.line(
                        "software.amazon.msk.auth.iam.IAMLoginModule",
                        Map.of(
                                "awsRoleArn",
                                role,
                                "awsRoleExternalId",
                                externalId,
                                "awsAddDefaultProviders",
                                "false",
                                "awsMaxRetries",
                                "0")));
        return client;
    }

    private static Set<String> topicsSeen(Map<String, Object> client) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(client)) {
            return admin.listTopics().names().get();
        }
    }

    private static void write(Map<String, Object> client) throws ExecutionException, InterruptedException {
        client.put("max.block.ms", "10000");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("orders", "value")).get();
        }
    }

    private static void assertAccessDenied(Map<String, Object> client) {
        assertThatThrownBy(() -> topicsSeen(client))
                .hasRootCauseInstanceOf(SaslAuthenticationException.class)
                .rootCause()
                .hasMessageMatching("\\[[0-9a-f-]{36}]: Access denied");
    }

    private static double total(Admin admin, String name) {
        return admin.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .map(Metric::metricValue)
                .mapToDouble(value -> (double) value)
                .sum();
    }
}
