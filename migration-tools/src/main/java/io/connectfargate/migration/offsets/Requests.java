package io.connectfargate.migration.offsets;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/** Waits for responses of brokers. */
final class Requests {
    private Requests() {}

    /** The response; {@code absent} where the group does not exist. */
    static <T> T get(KafkaFuture<T> future, T absent, String what) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return absent;
            }
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    what + " cannot be read: " + e.getCause().getMessage());
        }
    }

    /**
     * The reason for each partition that was rejected.
     *
     * @param required the permission on the group that the request needs
     */
    static Map<TopicPartition, String> rejected(
            Collection<TopicPartition> partitions,
            Function<TopicPartition, KafkaFuture<Void>> results,
            AclOperation required)
            throws InterruptedException {
        Map<TopicPartition, String> rejected = new TreeMap<>(Partitions.ORDER);
        for (TopicPartition partition : partitions) {
            try {
                results.apply(partition).get();
            } catch (ExecutionException e) {
                rejected.put(partition, reason(e.getCause(), required));
            }
        }
        return rejected;
    }

    private static String reason(Throwable cause, AclOperation required) {
        if (cause instanceof UnknownMemberIdException) {
            return "the group has members on the target";
        }
        String reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        if (!(cause instanceof AuthorizationException)) {
            return reason;
        }
        String action = required == AclOperation.DELETE ? "DeleteGroup" : "AlterGroup";
        return reason + " Required: " + required + " on the group and READ on the topic (IAM: kafka-cluster:" + action
                + " and kafka-cluster:ReadData)";
    }
}
