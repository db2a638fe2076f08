package io.connectfargate.checks;

import io.connectfargate.secured.ClientProperties;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import io.connectfargate.secured.iam.AttachedPolicies;
import io.connectfargate.secured.iam.AwsEndpoint;
import io.connectfargate.secured.iam.CredentialIssuer;
import io.connectfargate.secured.iam.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * This JVM as a task on ECS with a task role, next to a cluster that asks IAM. Its region and credentials are system
 * properties.
 */
final class IamTask implements AutoCloseable {
    /** One that the task role may assume with the right external id. */
    static final String OTHER_ROLE = "arn:aws:iam::999999999999:role/partner";

    private static final String ROLE = "arn:aws:iam::012345678910:role/task";
    private static final String CLUSTER = "arn:aws:kafka:us-east-1:012345678910:cluster/target/0000-1";
    private static final String RESOURCES = "arn:aws:kafka:us-east-1:012345678910:*/target/0000-1*";
    private static final String SEED = "seed";

    private final AttachedPolicies policies;
    private final SecuredKafka kafka;
    private final AwsEndpoint aws;

    IamTask(Path policies) throws IOException {
        this.policies = new AttachedPolicies(policies);
        kafka = SecuredKafka.start(new Settings().seed(SEED).clusterArn(CLUSTER).policies(policies));
        aws = new AwsEndpoint(
                0,
                "t0ken",
                ROLE,
                new CredentialIssuer(SEED, Duration.ofHours(1), Duration.ofHours(2)),
                List.of(new Trust(OTHER_ROLE, ROLE, Optional.of("our contract"))));
    }

    /** Gives the JVM what ECS gives to a task, whose role may do all. */
    void begin() {
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.disableEc2Metadata", "true");
        System.setProperty("aws.containerCredentialsFullUri", environment("AWS_CONTAINER_CREDENTIALS_FULL_URI"));
        System.setProperty("aws.containerAuthorizationToken", environment("AWS_CONTAINER_AUTHORIZATION_TOKEN"));
        System.setProperty("aws.endpointUrlSts", environment("AWS_ENDPOINT_URL_STS"));
        allow("kafka-cluster:*");
    }

    void end() {
        List.of(
                        "aws.region",
                        "aws.disableEc2Metadata",
                        "aws.containerCredentialsFullUri",
                        "aws.containerAuthorizationToken",
                        "aws.endpointUrlSts")
                .forEach(System::clearProperty);
    }

    /** On all of the cluster's resources, and nothing else. */
    void allow(String... actions) {
        policies.attach("task", "all", """
                {"Version": "2012-10-17",
                 "Statement": [{"Effect": "Allow", "Action": ["%s"], "Resource": ["%s", "%s"]}]}
                """.formatted(String.join("\", \"", actions), RESOURCES, CLUSTER));
    }

    String environment(String variable) {
        return aws.environment().get(variable);
    }

    String address() {
        return kafka.bootstrapServers(Listener.IAM);
    }

    Map<String, Object> client() {
        return ClientProperties.iam(address(), kafka.authority().certificate());
    }

    @Override
    public void close() {
        aws.close();
        kafka.close();
    }
}
