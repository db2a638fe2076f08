package io.connectfargate.terraform;

import io.connectfargate.secured.Authority;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import io.connectfargate.secured.iam.AttachedPolicies;
import io.connectfargate.secured.iam.AwsEndpoint;
import io.connectfargate.secured.iam.CredentialIssuer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two real brokers that authorize by IAM policies alone, as MSK does, and the credentials of a task with a role. */
final class RealClusters implements AutoCloseable {
    private static final String ARN =
            "arn:aws:kafka:us-east-1:012345678910:cluster/%s/11111111-2222-3333-4444-555555555555-2";
    private static final String SEED = "seed";

    private final Authority authority = Authority.create();
    private final String role;
    private final AttachedPolicies policies;
    private final SecuredKafka source;
    private final SecuredKafka target;
    private final AwsEndpoint aws;

    /**
     * @param folder for the policies, an empty one
     * @param role of the task, its name
     */
    RealClusters(Path folder, String role) throws IOException {
        this.role = role;
        policies = new AttachedPolicies(folder);
        source = start("old", folder);
        target = start("new", folder);
        aws = new AwsEndpoint(
                0,
                "t0ken",
                "arn:aws:iam::012345678910:role/" + role,
                new CredentialIssuer(SEED, Duration.ofHours(1), Duration.ofHours(2)),
                List.of());
    }

    private SecuredKafka start(String name, Path folder) {
        return SecuredKafka.start(new Settings()
                .authority(authority)
                .seed(SEED)
                .clusterArn(ARN.formatted(name))
                .policies(folder)
                .property("auto.create.topics.enable", "false")
                .property("log.cleaner.dedupe.buffer.size", "4194304"));
    }

    /** What an operator writes whose brokers have other ports than MSK's, and another authority than Amazon's. */
    String variables() {
        return """
                source_bootstrap_servers = "%s"
                source_auth              = "iam"
                source_cluster_arn       = "%s"
                target_bootstrap_servers = "%s"
                target_auth              = "iam"
                target_cluster_arn       = "%s"
                worker_environment       = { TRUSTED_CERTIFICATES = "%s" }
                """.formatted(
                        source.bootstrapServers(Listener.IAM),
                        ARN.formatted("old"),
                        target.bootstrapServers(Listener.IAM),
                        ARN.formatted("new"),
                        authority.certificate().replace("\n", "\\\\n"));
    }

    /** Gives the role a policy. */
    void attach(String name, String json) {
        policies.attach(role, name, json);
    }

    /** What ECS adds to the variables of a container. */
    Map<String, String> taskEnvironment() {
        Map<String, String> environment = new HashMap<>(aws.environment());
        environment.put("AWS_REGION", "us-east-1");
        return environment;
    }

    Map<String, Object> sourceAdmin() {
        return source.admin();
    }

    Map<String, Object> targetAdmin() {
        return target.admin();
    }

    @Override
    public void close() {
        aws.close();
        source.close();
        target.close();
    }
}
