package io.connectfargate.connect.membership;

import io.connectfargate.checks.ClusterCheck;
import io.connectfargate.checks.connection.ClusterClient;
import io.connectfargate.checks.permission.Permission;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Whether the target cluster serves a worker: a broker authenticates it, the group has a coordinator, and Connect's topics have
 * leaders. Where one of them is missing, another worker would fail in the same way.
 */
public final class TargetCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ClusterClient client;
    private final Collection<Permission> permissions;
    private final String group;
    private final List<String> topics;

    /**
     * @param permissions that the worker needs
     * @param topics that keep Connect's state
     */
    public TargetCheck(ClusterClient client, Collection<Permission> permissions, String group, List<String> topics) {
        this.client = client;
        this.permissions = permissions;
        this.group = group;
        this.topics = topics;
    }

    /** Why the cluster does not serve this worker, as a sentence; empty if it does. May take 20 s. */
    Optional<String> failure() {
        List<String> problems = ClusterCheck.problems(client, permissions, TIMEOUT);
        return problems.isEmpty() ? withoutState() : Optional.of(String.join(" ", problems));
    }

    private Optional<String> withoutState() {
        Map<String, Object> settings = new HashMap<>(client.settings());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "connect-membership");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        try (Admin admin = Admin.create(settings)) {
            return coordinator().or(() -> leaders(admin));
        } catch (KafkaException e) {
            return Optional.of("The " + client + " did not respond: " + e.getMessage());
        }
    }

    /**
     * By a consumer, which asks ten times a second at most: an admin client asks for a missing coordinator again as fast as brokers
     * respond. It joins no group.
     */
    private Optional<String> coordinator() {
        Map<String, Object> settings = new HashMap<>(client.login());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "connect-membership");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            // Any answer will do.
            return Optional.of(consumer.committed(Set.of(new TopicPartition(topics.get(0), 0)), TIMEOUT))
                    .flatMap(offsets -> Optional.empty());
        } catch (RetriableException e) {
            return Optional.of("The " + client + " has no coordinator for group " + group + ": " + e.getMessage());
        } catch (KafkaException e) {
            // What cannot be read for other reasons than time, such as a permission, says nothing against the cluster.
            return Optional.empty();
        }
    }

    private Optional<String> leaders(Admin admin) {
        return ask(
                () -> admin.describeTopics(topics).allTopicNames().get().values().stream()
                        .filter(topic -> topic.partitions().stream()
                                .anyMatch(partition -> partition.leader() == null
                                        || partition.leader().isEmpty()))
                        .findFirst()
                        .map(topic -> "The " + client + " has no leader for a partition of " + topic.name() + "."),
                "did not report the leaders of " + String.join(", ", topics));
    }

    private interface Question {
        Optional<String> answer() throws ExecutionException, InterruptedException;
    }

    /** What cannot be read for other reasons than time, such as a permission, says nothing against the cluster. */
    private Optional<String> ask(Question question, String otherwise) {
        try {
            return question.answer();
        } catch (ExecutionException e) {
            return e.getCause() instanceof RetriableException
                    ? Optional.of("The " + client + " " + otherwise + ": "
                            + e.getCause().getMessage())
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
