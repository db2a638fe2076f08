package io.connectfargate.checks.connection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.common.message.ListGroupsRequestData;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataRequestData.MetadataRequestTopic;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ListGroupsRequest;
import org.apache.kafka.common.requests.ListGroupsResponse;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.MetadataResponse;

/**
 * What a client sees of a cluster. Lists silently leave out what may not be described.
 *
 * @param topics each with its number of partitions, or 0 if it was asked for but may not be described
 * @param absent topics that were asked for and do not exist
 * @param groups consumer groups
 */
public record ClusterView(Map<String, Integer> topics, Set<String> absent, Set<String> groups) {
    /** An empty cluster. */
    public static final ClusterView NOTHING = new ClusterView(Map.of(), Set.of(), Set.of());

    /**
     * What is looked for.
     *
     * @param topics which of the topics that are listed; Kafka's own are none
     * @param named topics to ask for whether they are listed or not, unless the name is a pattern of listed ones
     * @param seen topics to ask for in any case
     * @param groups which of the groups that are listed; null to do without them, since every broker has to be asked
     */
    public record Question(
            Predicate<String> topics, Collection<String> named, Collection<String> seen, Predicate<String> groups) {}

    /** @throws IOException if the connection breaks */
    public static ClusterView of(Brokers brokers, Question question) throws IOException {
        Map<String, Integer> topics = new TreeMap<>();
        Set<String> absent = new TreeSet<>(question.named());
        absent.addAll(question.seen());
        MetadataResponse all = metadata(brokers, null);
        all.topicMetadata().stream()
                .filter(topic -> !topic.isInternal())
                .filter(topic ->
                        absent.contains(topic.topic()) || question.topics().test(topic.topic()))
                .forEach(topic ->
                        topics.put(topic.topic(), topic.partitionMetadata().size()));
        absent.removeAll(topics.keySet());
        absent.removeIf(name -> !question.seen().contains(name) && isPattern(name, topics.keySet()));
        if (!absent.isEmpty()) {
            for (MetadataResponse.TopicMetadata topic :
                    metadata(brokers, List.copyOf(absent)).topicMetadata()) {
                if (topic.error() == Errors.TOPIC_AUTHORIZATION_FAILED) {
                    topics.put(topic.topic(), 0);
                }
            }
            absent.removeAll(topics.keySet());
        }
        return new ClusterView(topics, absent, groups(brokers, all, question.groups()));
    }

    /** Whether a name with dots is the pattern of one of these: {@code sm.} of sm1. MirrorMaker treats all as patterns. */
    public static boolean isPattern(String name, Collection<String> listed) {
        if (!name.contains(".")) {
            return false;
        }
        Predicate<String> pattern = Pattern.compile(name).asMatchPredicate();
        return listed.stream().anyMatch(pattern);
    }

    private static MetadataResponse metadata(Brokers brokers, Collection<String> topics) throws IOException {
        MetadataRequestData request = new MetadataRequestData().setAllowAutoTopicCreation(false);
        request.setTopics(
                topics == null
                        ? null
                        : topics.stream()
                                .map(topic -> new MetadataRequestTopic().setName(topic))
                                .toList());
        return (MetadataResponse) brokers.ask(new MetadataRequest.Builder(request));
    }

    /** Each broker knows the groups that it coordinates. One that cannot be reached is reported by {@link ClusterCheck}. */
    private static Set<String> groups(Brokers brokers, MetadataResponse metadata, Predicate<String> wanted)
            throws IOException {
        Set<String> groups = new TreeSet<>();
        if (wanted == null) {
            return groups;
        }
        Address first = brokers.address();
        List<Address> addresses = new ArrayList<>();
        metadata.brokers().forEach(node -> addresses.add(Address.of(node)));
        for (Address address : addresses) {
            if (brokers.connect(List.of(address))) {
                ListGroupsResponse answer =
                        (ListGroupsResponse) brokers.ask(new ListGroupsRequest.Builder(new ListGroupsRequestData()));
                answer.data().groups().stream()
                        .filter(group -> group.protocolType().isEmpty()
                                || group.protocolType().equals("consumer"))
                        .map(group -> group.groupId())
                        .filter(wanted)
                        .forEach(groups::add);
            }
        }
        brokers.connect(List.of(first));
        return groups;
    }
}
