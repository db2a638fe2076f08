package io.connectfargate.secured.iam;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks IAM policies about roles, and Kafka's ACLs about everybody else.
 *
 * <p>Policies say what they say: unlike an ACL for WRITE, {@code kafka-cluster:WriteData} does not bring DescribeTopic.
 */
public final class PolicyAuthorizer extends StandardAuthorizer {
    /** The ARN of the cluster that the broker belongs to. */
    public static final String CLUSTER_ARN_CONFIG = "iam.cluster.arn";

    /** The folder of {@link AttachedPolicies}. Default: no role has any. */
    public static final String POLICIES_CONFIG = "iam.policies.dir";

    private static final Logger LOG = LoggerFactory.getLogger(PolicyAuthorizer.class);

    private ClusterArn cluster;
    private AttachedPolicies policies;

    @Override
    public void configure(Map<String, ?> configs) {
        super.configure(configs);
        cluster = cluster(configs);
        policies = policies(configs);
    }

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
        if (!isRole(context)) {
            return super.authorize(context, actions);
        }
        String role = context.principal().getName();
        Permissions permissions = policies.of(role);
        List<AuthorizationResult> results = new ArrayList<>();
        for (Action action : actions) {
            results.add(allows(permissions, role, action) ? AuthorizationResult.ALLOWED : AuthorizationResult.DENIED);
        }
        return results;
    }

    /** IAM has no such question: WriteDataIdempotently on the cluster has to be allowed by name. */
    @Override
    public AuthorizationResult authorizeByResourceType(
            AuthorizableRequestContext context, AclOperation operation, ResourceType type) {
        return isRole(context) ? AuthorizationResult.DENIED : super.authorizeByResourceType(context, operation, type);
    }

    static ClusterArn cluster(Map<String, ?> configs) {
        return ClusterArn.parse((String) configs.get(CLUSTER_ARN_CONFIG));
    }

    static AttachedPolicies policies(Map<String, ?> configs) {
        String directory = (String) configs.get(POLICIES_CONFIG);
        return new AttachedPolicies(Path.of(directory == null ? "no such folder" : directory));
    }

    private boolean allows(Permissions permissions, String role, Action action) {
        ResourcePattern pattern = action.resourcePattern();
        Optional<String> name = KafkaActions.name(pattern.resourceType(), action.operation());
        if (name.isEmpty()) {
            LOG.info("{}: IAM has no action for {} on {}", role, action.operation(), pattern);
            return false;
        }
        String resource = KafkaActions.resource(cluster, pattern.resourceType(), pattern.name());
        boolean allowed = permissions.allows(name.get(), resource);
        if (!allowed && action.logIfDenied()) {
            LOG.info("{} is not allowed {} on {}", role, name.get(), resource);
        }
        return allowed;
    }

    private static boolean isRole(AuthorizableRequestContext context) {
        return context.principal().getName().startsWith("arn:");
    }
}
