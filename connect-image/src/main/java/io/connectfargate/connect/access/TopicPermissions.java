package io.connectfargate.connect.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.MetadataResponse;

/** What a client lacks to use topics, some of which may not exist yet. */
final class TopicPermissions {
    /** Kafka's ACLs for these bring DESCRIBE with them: who lacks that lacks these. */
    private static final Set<AclOperation> WITH_DESCRIBE =
            Set.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE, AclOperation.ALTER);

    private final ClientSettings settings;
    private final Map<String, MetadataResponseTopic> topics;

    /** @param metadata of all the topics that matter, with the operations that are allowed on them */
    TopicPermissions(ClientSettings settings, MetadataResponse metadata) {
        this.settings = settings;
        this.topics = metadata.data().topics().stream()
                .collect(Collectors.toMap(MetadataResponseTopic::name, topic -> topic));
    }

    /** @param required all on topics */
    List<Permission> missing(Collection<Permission> required) {
        List<Permission> missing = new ArrayList<>();
        List<Permission> creations = new ArrayList<>();
        for (Permission permission : required) {
            MetadataResponseTopic topic = topics.get(permission.name());
            Errors error = topic == null ? Errors.NONE : Errors.forCode(topic.errorCode());
            boolean hidden = error == Errors.TOPIC_AUTHORIZATION_FAILED;
            if (permission.operation() == AclOperation.CREATE) {
                if (hidden || error == Errors.UNKNOWN_TOPIC_OR_PARTITION) {
                    creations.add(permission);
                }
            } else if (hidden) {
                missing.add(known(permission));
            } else if (topic != null
                    && !AuthorizedOperations.include(topic.topicAuthorizedOperations(), permission.operation())) {
                missing.add(permission);
            }
        }
        missing.addAll(creations.isEmpty() ? List.of() : refused(creations));
        return missing;
    }

    /** What surely is missing on a topic of which the broker tells nothing, since DESCRIBE is. */
    private Permission known(Permission permission) {
        // IAM's actions bring no others with them.
        boolean known = !settings.isIam() && WITH_DESCRIBE.contains(permission.operation());
        return known
                ? permission
                : new Permission(AclOperation.DESCRIBE, permission.resource(), permission.name(), permission.purpose());
    }

    /** Asked, since it may be permitted by the cluster as well as by the topic. */
    private List<Permission> refused(List<Permission> creations) {
        List<NewTopic> wanted = creations.stream()
                .map(permission -> new NewTopic(permission.name(), Optional.empty(), Optional.empty()))
                .distinct()
                .toList();
        Map<String, Boolean> refused = new HashMap<>();
        try (Admin admin = Admin.create(settings.config().originals())) {
            admin.createTopics(wanted, new CreateTopicsOptions().validateOnly(true))
                    .values()
                    .forEach((topic, answer) -> refused.put(topic, isRefused(answer)));
        }
        return creations.stream()
                .filter(permission -> refused.get(permission.name()))
                .toList();
    }

    private static boolean isRefused(KafkaFuture<Void> answer) {
        try {
            answer.get();
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof AuthorizationException;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
