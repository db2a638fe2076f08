package io.connectfargate.connect;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Lets one principal do everything, for tests about who it is. */
public final class AllPermissions {
    private AllPermissions() {}

    /** @param principal such as {@code User:mirror} */
    public static void grant(Admin admin, String principal) throws ExecutionException, InterruptedException {
        AccessControlEntry all = new AccessControlEntry(principal, "*", AclOperation.ALL, AclPermissionType.ALLOW);
        admin.createAcls(Stream.of(
                                new ResourcePattern(ResourceType.CLUSTER, "kafka-cluster", PatternType.LITERAL),
                                new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                                new ResourcePattern(ResourceType.GROUP, "*", PatternType.LITERAL),
                                new ResourcePattern(ResourceType.TRANSACTIONAL_ID, "*", PatternType.LITERAL))
                        .map(resource -> new AclBinding(resource, all))
                        .toList())
                .all()
                .get();
    }

    /** Revokes all that was granted. */
    public static void revoke(Admin admin) throws ExecutionException, InterruptedException {
        admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
    }
}
