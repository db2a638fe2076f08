package io.connectfargate.checks.permission;

import io.connectfargate.checks.connection.ClientSettings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;

/** Permissions on topics that can be checked without changing anything, whether the topic exists and may be seen or not. */
final class TopicQuestions {
    static final Set<AclOperation> TRIED =
            Set.of(AclOperation.CREATE, AclOperation.DESCRIBE_CONFIGS, AclOperation.ALTER_CONFIGS);

    private final ClientSettings settings;

    TopicQuestions(ClientSettings settings) {
        this.settings = settings;
    }

    /** @param permissions to do what can be {@link #TRIED} */
    List<Permission> refused(Collection<Permission> permissions) {
        if (permissions.isEmpty()) {
            return List.of();
        }
        try (Admin admin = Admin.create(settings.config().originals())) {
            Map<Permission, KafkaFuture<?>> answers = new LinkedHashMap<>();
            permissions.forEach(permission -> answers.put(permission, ask(admin, permission)));
            return answers.keySet().stream()
                    .filter(permission -> isRefused(answers.get(permission)))
                    .toList();
        }
    }

    private static KafkaFuture<?> ask(Admin admin, Permission permission) {
        String name = permission.name();
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        return switch (permission.operation()) {
            case CREATE ->
                admin.createTopics(
                                List.of(new NewTopic(name, 1, (short) 1)), new CreateTopicsOptions().validateOnly(true))
                        .all();
            case DESCRIBE_CONFIGS -> admin.describeConfigs(List.of(topic)).all();
            case ALTER_CONFIGS ->
                admin.incrementalAlterConfigs(Map.of(topic, List.of()), new AlterConfigsOptions().validateOnly(true))
                        .all();
            default -> throw new IllegalArgumentException(permission.toString());
        };
    }

    private static boolean isRefused(KafkaFuture<?> answer) {
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
