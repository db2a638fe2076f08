package io.connectfargate.checks.permission;

import io.connectfargate.checks.connection.Brokers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.message.DescribeClusterRequestData;
import org.apache.kafka.common.message.EndTxnRequestData;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.DescribeClusterRequest;
import org.apache.kafka.common.requests.DescribeClusterResponse;
import org.apache.kafka.common.requests.EndTxnRequest;
import org.apache.kafka.common.requests.FindCoordinatorRequest;
import org.apache.kafka.common.requests.FindCoordinatorRequest.CoordinatorType;
import org.apache.kafka.common.requests.HeartbeatRequest;
import org.apache.kafka.common.requests.InitProducerIdRequest;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Which permissions a client lacks, found without using them: brokers report what may be done with a topic and the cluster, and
 * check the permission before they see that a request about a group or transaction makes no sense.
 *
 * <p>What a broker does not report counts as granted.
 */
public final class PermissionCheck {
    private static final String NOBODY = "connect-access-check";

    private final Brokers brokers;
    private final TopicPermissions topics;

    /** Asks the broker that is connected. */
    public PermissionCheck(Brokers brokers, TopicPermissions topics) {
        this.brokers = brokers;
        this.topics = topics;
    }

    /** @throws IOException if the connection breaks */
    public List<Permission> missing(Collection<Permission> required) throws IOException {
        List<Permission> missing = new ArrayList<>();
        for (Permission permission : required) {
            if (permission.resource() != ResourceType.TOPIC && isMissing(permission)) {
                missing.add(permission);
            }
        }
        missing.addAll(topics.missing(required.stream()
                .filter(permission -> permission.resource() == ResourceType.TOPIC)
                .toList()));
        return missing;
    }

    private boolean isMissing(Permission permission) throws IOException {
        String name = permission.name();
        return switch (permission.resource()) {
            case GROUP -> isMissingOnGroup(permission.operation(), name);
            case TRANSACTIONAL_ID -> isMissingOnTransactionalId(permission.operation(), name);
            case CLUSTER -> isMissingOnCluster(permission.operation());
            default -> false;
        };
    }

    private boolean isMissingOnGroup(AclOperation operation, String group) throws IOException {
        return switch (operation) {
            case DESCRIBE -> isRefused(coordinator(CoordinatorType.GROUP, group), Errors.GROUP_AUTHORIZATION_FAILED);
            // From a member that no group has.
            case READ ->
                isRefused(
                        new HeartbeatRequest.Builder(
                                new HeartbeatRequestData().setGroupId(group).setMemberId(NOBODY)),
                        Errors.GROUP_AUTHORIZATION_FAILED);
            default -> false;
        };
    }

    private boolean isMissingOnTransactionalId(AclOperation operation, String id) throws IOException {
        Errors refusal = Errors.TRANSACTIONAL_ID_AUTHORIZATION_FAILED;
        return switch (operation) {
            case DESCRIBE -> isRefused(coordinator(CoordinatorType.TRANSACTION, id), refusal);
            // The end of a transaction of a producer that does not exist: nothing ends. To become that producer,
            // as Kafka's producers begin, would throw out the one that writes.
            case WRITE ->
                isRefused(
                        new EndTxnRequest.Builder(
                                new EndTxnRequestData()
                                        .setTransactionalId(id)
                                        .setProducerId(Long.MAX_VALUE)
                                        .setProducerEpoch((short) 0)
                                        .setCommitted(false),
                                false),
                        refusal);
            default -> false;
        };
    }

    private boolean isMissingOnCluster(AclOperation operation) throws IOException {
        if (operation == AclOperation.IDEMPOTENT_WRITE) {
            // Since Kafka 2.8 WRITE on any topic is enough for it; the broker knows.
            return isRefused(
                    new InitProducerIdRequest.Builder(new InitProducerIdRequestData()
                            .setTransactionalId(null)
                            .setTransactionTimeoutMs(1)),
                    Errors.CLUSTER_AUTHORIZATION_FAILED);
        }
        try {
            int told = ((DescribeClusterResponse) brokers.ask(new DescribeClusterRequest.Builder(
                            new DescribeClusterRequestData().setIncludeClusterAuthorizedOperations(true))))
                    .data()
                    .clusterAuthorizedOperations();
            // 0 when DESCRIBE is missing: it says nothing of the others.
            return told == 0 ? operation == AclOperation.DESCRIBE : !AuthorizedOperations.include(told, operation);
        } catch (UnsupportedVersionException e) {
            return false;
        }
    }

    private static FindCoordinatorRequest.Builder coordinator(CoordinatorType type, String key) {
        return new FindCoordinatorRequest.Builder(
                new FindCoordinatorRequestData().setKeyType(type.id()).setKey(key));
    }

    private boolean isRefused(AbstractRequest.Builder<?> request, Errors refusal) throws IOException {
        try {
            return brokers.ask(request).errorCounts().containsKey(refusal);
        } catch (UnsupportedVersionException e) {
            return false;
        }
    }
}
