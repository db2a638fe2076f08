package io.connectfargate.configuration.permissions;

import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.iam.AttachedPolicies;
import io.connectfargate.secured.iam.AwsEndpoint;
import io.connectfargate.secured.iam.CredentialIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Source and target, on which nobody may do anything until a script or a policy says so, and a task's IAM credentials. */
final class TwoClusters implements AutoCloseable {
    private static final String SEED = "seed";

    private final SecuredKafka source;
    private final SecuredKafka target;
    private final ClusterData sourceData;
    private final ClusterData targetData;
    private final AwsEndpoint aws;
    private final AclScripts scripts;
    private final IamPolicies policies;

    /** @param folder an empty one */
    TwoClusters(Path folder) throws IOException {
        Path attached = folder.resolve("attached");
        source = start(IamPolicies.SOURCE_CLUSTER_ARN, attached);
        target = start(IamPolicies.TARGET_CLUSTER_ARN, attached);
        sourceData = new ClusterData(source.admin());
        targetData = new ClusterData(target.admin());
        aws = new AwsEndpoint(
                0,
                "t0ken",
                Login.ROLE_ARN,
                new CredentialIssuer(SEED, Duration.ofHours(1), Duration.ofHours(2)),
                List.of());
        scripts = new AclScripts(Files.createDirectory(folder.resolve("scripts")));
        policies = new IamPolicies(Files.createDirectory(folder.resolve("filled")), new AttachedPolicies(attached));
    }

    private static SecuredKafka start(String arn, Path policies) {
        // As on MSK no topic comes by itself.
        return SecuredKafka.start(Login.settings()
                .seed(SEED)
                .clusterArn(arn)
                .policies(policies)
                .property("auto.create.topics.enable", "false"));
    }

    SecuredKafka source() {
        return source;
    }

    SecuredKafka target() {
        return target;
    }

    ClusterData sourceData() {
        return sourceData;
    }

    ClusterData targetData() {
        return targetData;
    }

    AclScripts scripts() {
        return scripts;
    }

    IamPolicies policies() {
        return policies;
    }

    /** Deletes all topics, groups, ACLs and policies. */
    void clear() throws ExecutionException, InterruptedException {
        sourceData.clear();
        targetData.clear();
        policies.detachAll();
    }

    /** What a task's environment has for a worker that logs in like that. */
    Map<String, String> worker(Login onTarget) {
        Map<String, String> environment = new HashMap<>(onTarget.worker(target));
        environment.putAll(aws.environment());
        environment.put("AWS_REGION", "us-east-1");
        return environment;
    }

    /** Gives this JVM's clients the credentials that the task's have. */
    void useCredentials() {
        Map<String, String> environment = aws.environment();
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.containerCredentialsFullUri", environment.get("AWS_CONTAINER_CREDENTIALS_FULL_URI"));
        System.setProperty("aws.containerAuthorizationToken", environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN"));
    }

    @Override
    public void close() {
        aws.close();
        sourceData.close();
        targetData.close();
        source.close();
        target.close();
    }
}
