package io.connectfargate.connect.access;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What a client sees of a cluster. Kafka's lists leave out what may not be described, without a word.
 *
 * @param topics each with its number of partitions, or 0 if it was asked for but may not be described
 * @param absent topics that were asked for and do not exist
 * @param groups consumer groups
 */
record ClusterView(Map<String, Integer> topics, Set<String> absent, Set<String> groups) {
    static final ClusterView NOTHING = new ClusterView(Map.of(), Set.of(), Set.of());

    /**
     * What is looked for.
     *
     * @param topics which of the topics that are listed
     * @param asked topics to ask for whether they are listed or not
     * @param groups which of the groups that are listed
     */
    record Question(Predicate<String> topics, Collection<String> asked, Predicate<String> groups) {}

    /** @throws ExecutionException with Kafka's reason if the cluster cannot be asked */
    static ClusterView of(ClusterClient client, Question question, Duration timeout)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(settings(client, timeout))) {
            Set<String> names = admin.listTopics().names().get().stream()
                    .filter(question.topics())
                    .collect(Collectors.toCollection(HashSet::new));
            names.addAll(question.asked());
            Map<String, Integer> topics = new TreeMap<>();
            Set<String> absent = new TreeSet<>();
            for (var topic : admin.describeTopics(names).topicNameValues().entrySet()) {
                OptionalInt partitions = partitions(topic.getValue());
                if (partitions.isPresent()) {
                    topics.put(topic.getKey(), partitions.getAsInt());
                } else {
                    absent.add(topic.getKey());
                }
            }
            Set<String> groups = admin.listGroups(ListGroupsOptions.forConsumerGroups()).valid().get().stream()
                    .map(GroupListing::groupId)
                    .filter(question.groups())
                    .collect(Collectors.toCollection(TreeSet::new));
            return new ClusterView(topics, absent, groups);
        }
    }

    private static OptionalInt partitions(KafkaFuture<TopicDescription> topic)
            throws ExecutionException, InterruptedException {
        try {
            return OptionalInt.of(topic.get().partitions().size());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return OptionalInt.empty();
            }
            if (e.getCause() instanceof TopicAuthorizationException) {
                return OptionalInt.of(0);
            }
            throw e;
        }
    }

    private static Map<String, Object> settings(ClusterClient client, Duration timeout) {
        Map<String, Object> settings = new HashMap<>(client.settings());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "connect-access-view");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        return settings;
    }
}
