package io.connectfargate.configuration.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.connect.WorkerProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;

/** What a deployment does with one topic and one consumer group. */
final class Migration {
    static final String TOPIC = "shop.orders";
    static final String CONSUMER_GROUP = "app";

    private static final int RECORDS = 40;

    private final Deployment deployment;
    private final ClusterData source;
    private final ClusterData target;

    Migration(Deployment deployment) {
        this.deployment = deployment;
        source = deployment.clusters().sourceData();
        target = deployment.clusters().targetData();
    }

    /** Makes the topic on the source, and, if nothing may be created, all topics on the target. Both are empty before. */
    void prepare() throws ExecutionException, InterruptedException {
        source.create(List.of(new NewTopic(TOPIC, 2, (short) 1).configs(Map.of("retention.ms", "7000000"))));
        for (int partition = 0; partition < 2; partition++) {
            source.write(new TopicPartition(TOPIC, partition), RECORDS);
        }
        source.commit(CONSUMER_GROUP, new TopicPartition(TOPIC, 0), RECORDS);
        if (!deployment.features().contains(Feature.TOPIC_CREATION)) {
            List<NewTopic> topics = new ArrayList<>(List.of(new NewTopic(TOPIC, 2, (short) 1)));
            Stream.concat(Deployment.WORKER_TOPICS.stream(), Deployment.MIRROR_TOPICS.stream())
                    .map(name -> new NewTopic(name, 1, (short) 1).configs(Map.of("cleanup.policy", "compact")))
                    .forEach(topics::add);
            target.create(topics);
        }
    }

    void putConnectors(WorkerProcess worker) throws IOException, InterruptedException {
        for (String connector : Deployment.CONNECTORS) {
            String body = new ObjectMapper().writeValueAsString(deployment.connector(connector));
            HttpResponse<String> answer = worker.request("PUT", "/connectors/" + connector + "/config", body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }

    /** Everything that the features promise. */
    void awaitAll(WorkerProcess worker) throws Exception {
        awaitRecords(0);
        awaitRecords(1);
        for (String topic : Deployment.MIRROR_TOPICS) {
            awaiting("records in " + topic)
                    .until(() -> !target.read(new TopicPartition(topic, 0)).isEmpty());
        }
        if (deployment.features().contains(Feature.GROUP_OFFSETS)) {
            awaiting("the group's position")
                    .untilAsserted(() -> assertThat(target.unread(CONSUMER_GROUP, new TopicPartition(TOPIC, 0)))
                            .contains(List.of()));
        }
        if (deployment.features().contains(Feature.TOPIC_SETTINGS)) {
            source.set(TOPIC, "retention.ms", "8000000");
            awaiting("the new setting")
                    .until(() -> target.setting(TOPIC, "retention.ms").equals("8000000"));
        }
        if (deployment.features().contains(Feature.TOPIC_CREATION)) {
            source.addPartitions(TOPIC, 3);
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
                source.write(new TopicPartition(TOPIC, 2), RECORDS);
                return true;
            });
            awaitRecords(2);
        }
        assertAllRun(worker);
    }

    private static void assertAllRun(WorkerProcess worker) throws IOException, InterruptedException {
        for (String connector : Deployment.CONNECTORS) {
            assertThat(worker.request("GET", "/connectors/" + connector + "/status", "")
                            .body())
                    .contains("\"tasks\":[{")
                    .doesNotContain("FAILED");
        }
    }

    private void awaitRecords(int partition) throws Exception {
        TopicPartition records = new TopicPartition(TOPIC, partition);
        List<String> expected = source.read(records);
        assertThat(expected).hasSize(RECORDS);
        awaiting("the records of " + records)
                .untilAsserted(() -> assertThat(target.read(records)).isEqualTo(expected));
    }

    /** Each check is a client that authenticates: ten a second would take from the worker the processor time that it needs. */
    private static ConditionFactory awaiting(String what) {
        return await(what).atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500));
    }
}
