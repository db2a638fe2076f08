package io.connectfargate.ledger.reader;

import io.connectfargate.ledger.observation.TopicFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Which topics exist, as described last. Asked for by name: a list leaves out what may not be described. Not thread-safe. */
final class Topics {
    private final Admin admin;
    private final ReaderSettings settings;
    private final Map<String, TopicDescription> existing = new HashMap<>();
    private final Map<String, TopicFacts> others = new HashMap<>();
    private Set<String> asked = Set.of();
    private int age;

    Topics(Admin admin, ReaderSettings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /** Describes them if it is time to. */
    void refresh(Set<String> names) throws InterruptedException {
        age++;
        if (names.equals(asked) && age < settings.describeEvery()) {
            // What was not there may be there now, and records in it.
            describe(Set.copyOf(others.keySet()));
            return;
        }
        existing.clear();
        asked = names;
        age = 0;
        others.clear();
        describe(names);
    }

    private void describe(Set<String> names) throws InterruptedException {
        if (names.isEmpty()) {
            return;
        }
        others.keySet().removeAll(names);
        int limit = Math.toIntExact(settings.limit().toMillis());
        Answers<String, TopicDescription> answers = Answers.of(
                admin.describeTopics(names, new DescribeTopicsOptions().timeoutMs(limit))
                        .topicNameValues(),
                settings.limit());
        existing.putAll(answers.values());
        answers.failures().forEach((topic, failure) -> others.put(topic, facts(failure)));
    }

    /** Next time they are described whatever their age, since one of them was not as described. */
    void distrust() {
        age = settings.describeEvery();
    }

    private static TopicFacts facts(Throwable failure) {
        return failure instanceof UnknownTopicOrPartitionException
                ? TopicFacts.absent(Optional.empty())
                : TopicFacts.unknown(String.valueOf(failure.getMessage()));
    }

    Set<String> existing() {
        return existing.keySet();
    }

    /** Topics that do not exist or of which nothing is known. */
    Map<String, TopicFacts> others() {
        return others;
    }

    List<TopicPartition> partitions() {
        List<TopicPartition> all = new ArrayList<>();
        existing.forEach((topic, description) -> description
                .partitions()
                .forEach(partition -> all.add(new TopicPartition(topic, partition.partition()))));
        return all;
    }

    int[] partitions(String topic) {
        return existing.get(topic).partitions().stream()
                .flatMapToInt(partition -> IntStream.of(partition.partition()))
                .toArray();
    }

    /** Empty from brokers before 2.8. */
    Optional<Uuid> id(String topic) {
        return Optional.ofNullable(existing.get(topic).topicId()).filter(id -> !Uuid.ZERO_UUID.equals(id));
    }
}
