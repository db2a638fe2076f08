package io.connectfargate.checks.permission;

import io.connectfargate.checks.connection.ClientSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.MetadataResponse;

/** What a client lacks to use topics, some of which may not exist yet. */
public final class TopicPermissions {
    /** Kafka's ACLs for these bring DESCRIBE with them: who lacks that lacks these. */
    private static final Set<AclOperation> WITH_DESCRIBE =
            Set.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE, AclOperation.ALTER);

    private final ClientSettings settings;
    private final Map<String, MetadataResponseTopic> topics;

    /** @param metadata of all the topics that matter, with the operations that are allowed on them */
    public TopicPermissions(ClientSettings settings, MetadataResponse metadata) {
        this.settings = settings;
        this.topics = metadata.data().topics().stream()
                .collect(Collectors.toMap(MetadataResponseTopic::name, topic -> topic));
    }

    /** @param required all on topics that the metadata has */
    List<Permission> missing(Collection<Permission> required) {
        List<Permission> missing = new ArrayList<>();
        List<Permission> open = new ArrayList<>();
        for (Permission permission : required) {
            MetadataResponseTopic topic = topics.get(permission.name());
            Errors error = Errors.forCode(topic.errorCode());
            if (error == Errors.TOPIC_AUTHORIZATION_FAILED) {
                boolean tried = TopicQuestions.TRIED.contains(permission.operation());
                (tried ? open : missing).add(tried ? permission : known(permission));
            } else if (!AuthorizedOperations.include(topic.topicAuthorizedOperations(), permission.operation())) {
                if (permission.operation() != AclOperation.CREATE) {
                    missing.add(permission);
                } else if (error == Errors.UNKNOWN_TOPIC_OR_PARTITION) {
                    // The permission may be the cluster's.
                    open.add(permission);
                }
            }
        }
        missing.addAll(new TopicQuestions(settings).refused(open));
        return missing;
    }

    /** What surely is missing on a topic of which the broker reports nothing, since DESCRIBE is. */
    private Permission known(Permission permission) {
        // IAM's actions bring no others with them.
        boolean known = !settings.isIam() && WITH_DESCRIBE.contains(permission.operation());
        return known
                ? permission
                : new Permission(AclOperation.DESCRIBE, permission.resource(), permission.name(), permission.purpose());
    }
}
