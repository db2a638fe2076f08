package io.connectfargate.secured;

import io.connectfargate.secured.iam.AttachedPolicies;
import io.connectfargate.secured.iam.AwsEndpoint;
import io.connectfargate.secured.iam.CredentialIssuer;
import io.connectfargate.secured.iam.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A broker with one topic, and the endpoint of a task whose role may see it, for a test class. Clients are in this JVM. */
final class IamCluster implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    static final String TASK_ROLE = "arn:aws:iam::012345678910:role/task";
    static final String OTHER_ROLE = "arn:aws:iam::999999999999:role/partner";
    static final String ARN = "arn:aws:kafka:us-east-1:012345678910:cluster/source/0000-1";
    static final String TOPIC = "orders";
    static final String TOPIC_ARN = "arn:aws:kafka:us-east-1:012345678910:topic/source/0000-1/" + TOPIC;
    static final String SEED = "seed";
    static final Duration REAUTHENTICATION = Duration.ofSeconds(2);

    /** Short enough to be over within a test. */
    static final Duration LIFETIME = Duration.ofSeconds(8);

    private static final Duration ROTATION = Duration.ofSeconds(4);

    private Path directory;
    private AttachedPolicies policies;
    private SecuredKafka kafka;
    private AwsEndpoint aws;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        directory = Files.createTempDirectory("policies-");
        policies = new AttachedPolicies(directory);
        kafka = SecuredKafka.start(
                new Settings().seed(SEED).clusterArn(ARN).policies(directory).reauthentication(REAUTHENTICATION));
        try (Admin admin = Admin.create(kafka.admin())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            // It says nothing about roles: those are IAM's.
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, TOPIC, PatternType.LITERAL),
                            new AccessControlEntry("User:*", "*", AclOperation.ALL, AclPermissionType.ALLOW))))
                    .all()
                    .get();
        }
        Trust trust = new Trust(OTHER_ROLE, TASK_ROLE, Optional.of("our contract"));
        aws = new AwsEndpoint(0, "t0ken", TASK_ROLE, new CredentialIssuer(SEED, ROTATION, LIFETIME), List.of(trust));
    }

    /** An endpoint whose credentials never rotate while a test runs. */
    static AwsEndpoint endpoint(String seed, Duration lifetime) throws IOException {
        Duration sinceEpoch = Duration.ofMillis(System.currentTimeMillis());
        Duration rotation = sinceEpoch.minusSeconds(1);
        return new AwsEndpoint(0, "t0ken", TASK_ROLE, new CredentialIssuer(seed, rotation, lifetime), List.of());
    }

    /** Puts back what a test may have changed. */
    @Override
    public void beforeEach(ExtensionContext context) {
        System.setProperty("aws.region", "us-east-1");
        useCredentialsOf(aws);
        detachAll();
        allow("task", "connect", "kafka-cluster:Connect", ARN);
        allow("task", "topic", "kafka-cluster:DescribeTopic", TOPIC_ARN);
    }

    void useCredentialsOf(AwsEndpoint endpoint) {
        Map<String, String> environment = endpoint.environment();
        System.setProperty("aws.containerCredentialsFullUri", environment.get("AWS_CONTAINER_CREDENTIALS_FULL_URI"));
        System.setProperty("aws.containerAuthorizationToken", environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN"));
        System.setProperty("aws.endpointUrlSts", environment.get("AWS_ENDPOINT_URL_STS"));
    }

    void allow(String role, String name, String action, String resource) {
        policies.attach(role, name, """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "%s", "Resource": "%s"}]}
                """.formatted(action, resource));
    }

    void detach(String role, String name) {
        policies.detach(role, name);
    }

    void detachAll() {
        for (String role : List.of("task", "partner")) {
            List.of("connect", "topic", "write", "idempotence").forEach(name -> detach(role, name));
        }
    }

    Map<String, Object> client() {
        Map<String, Object> client = ClientProperties.iam(
                kafka.bootstrapServers(Listener.IAM), kafka.authority().certificate());
        client.put("default.api.timeout.ms", "10000");
        client.put("request.timeout.ms", "5000");
        return client;
    }

    static Set<String> topicsSeen(Map<String, Object> client) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(client)) {
            return admin.listTopics().names().get();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        aws.close();
        kafka.close();
        Utils.delete(directory.toFile());
    }
}
