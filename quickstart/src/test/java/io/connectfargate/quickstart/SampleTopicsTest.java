package io.connectfargate.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class SampleTopicsTest {
    private static final short DEFAULT = -1;

    @Test
    void leavesTheReplicationFactorToTheCluster() throws Exception {
        try (Brokers brokers = new Brokers(null)) {
            // When
            new SampleTopics(brokers, () -> 5).create(List.of("a", "b"), 4);

            // Then
            assertThat(brokers.created).containsExactly("a 4 " + DEFAULT, "b 4 " + DEFAULT);
        }
    }

    @Test
    void givesTheReplicationFactorToBrokersOlderThan24() throws Exception {
        try (Brokers brokers = new Brokers(new UnsupportedVersionException("only in version 4+"))) {
            // When
            new SampleTopics(brokers, () -> 5).create(List.of("a"), 4);
            new SampleTopics(brokers, () -> 1).create(List.of("b"), 4);

            // Then
            assertThat(brokers.created).containsExactly("a 4 3", "b 4 1");
        }
    }

    @Test
    void triesNothingElseAfterAnotherFailure() {
        try (Brokers brokers = new Brokers(new TopicExistsException("Topic 'a' already exists."))) {
            assertThatThrownBy(() -> new SampleTopics(brokers, () -> 1).create(List.of("a"), 4))
                    .isInstanceOf(ExecutionException.class);
            assertThat(brokers.created).isEmpty();
        }
    }

    @Test
    void blamesAnEarlierRunOnlyForTopicsThatExist() {
        assertThat(SampleTopics.failure("b:1", new TopicExistsException("Topic 'a' already exists.")))
                .contains("Topic 'a' already exists. The topic is left from an earlier run");
        assertThat(SampleTopics.failure("b:1", new TimeoutException("Timed out.")))
                .isEqualTo("The sample data cannot be created on b:1: Timed out.");
    }

    /** Creates topics with a factor; with the default factor it fails, if it is given a failure. */
    private static final class Brokers extends ForwardingAdmin {
        private final List<String> created = new ArrayList<>();
        private final Exception failure;

        Brokers(Exception failure) {
            super(Map.of("bootstrap.servers", "127.0.0.1:1"));
            this.failure = failure;
        }

        @Override
        public CreateTopicsResult createTopics(Collection<NewTopic> topics, CreateTopicsOptions options) {
            KafkaFutureImpl<CreateTopicsResult.TopicMetadataAndConfig> answer = new KafkaFutureImpl<>();
            if (failure != null && topics.iterator().next().replicationFactor() == DEFAULT) {
                answer.completeExceptionally(failure);
            } else {
                topics.forEach(topic ->
                        created.add(topic.name() + " " + topic.numPartitions() + " " + topic.replicationFactor()));
                answer.complete(null);
            }
            return new Result(Map.of("all", answer));
        }
    }

    private static final class Result extends CreateTopicsResult {
        Result(Map<String, KafkaFuture<TopicMetadataAndConfig>> futures) {
            super(futures);
        }
    }
}
