package io.connectfargate.connect.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.connect.WorkerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;

/** A worker and the three connectors, as they are shipped, at work on one topic and one consumer group. */
final class Migration {
    static final String GROUP = "migration";
    static final String TOPIC = "shop.orders";
    static final String CONSUMER_GROUP = "app";

    private static final Path CONNECTORS = Path.of("..", "Configuration", "connectors", "no-auth");
    private static final List<String> WORKER_TOPICS =
            List.of("connect-configs-" + GROUP, "connect-offsets-" + GROUP, "connect-status-" + GROUP);
    private static final List<String> MIRROR_TOPICS =
            List.of("mm2-offset-syncs.msksource.internal", "msksource.checkpoints.internal", "heartbeats");
    private static final int RECORDS = 40;

    private final Map<String, Object> source;
    private final Map<String, Object> target;
    private final Set<Feature> features;
    private final ClusterData sourceData;
    private final ClusterData targetData;

    /**
     * @param source how the connectors reach the source
     * @param target how they reach the target
     * @param features the others are turned off
     */
    Migration(
            Map<String, Object> source,
            Map<String, Object> target,
            ClusterData sourceData,
            ClusterData targetData,
            Set<Feature> features) {
        this.source = source;
        this.target = target;
        this.sourceData = sourceData;
        this.targetData = targetData;
        this.features = features;
    }

    /** Makes the topic on the source, and, if nothing may be created, all topics on the target. Both are empty before. */
    void prepare() throws ExecutionException, InterruptedException {
        sourceData.create(List.of(new NewTopic(TOPIC, 2, (short) 1).configs(Map.of("retention.ms", "7000000"))));
        for (int partition = 0; partition < 2; partition++) {
            sourceData.write(new TopicPartition(TOPIC, partition), RECORDS);
        }
        sourceData.commit(CONSUMER_GROUP, new TopicPartition(TOPIC, 0), RECORDS);
        if (!features.contains(Feature.TOPIC_CREATION)) {
            List<NewTopic> topics = new ArrayList<>(List.of(new NewTopic(TOPIC, 2, (short) 1)));
            Stream.concat(WORKER_TOPICS.stream(), MIRROR_TOPICS.stream())
                    .map(name -> new NewTopic(name, 1, (short) 1).configs(Map.of("cleanup.policy", "compact")))
                    .forEach(topics::add);
            targetData.create(topics);
        }
    }

    /** @param environment how the worker reaches the target */
    WorkerProcess start(Map<String, String> environment) throws IOException {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("GROUP", GROUP);
        all.put("CONNECT_OFFSET_STORAGE_PARTITIONS", "1");
        all.put("CONNECT_STATUS_STORAGE_PARTITIONS", "1");
        all.put("CONNECT_OFFSET_FLUSH_INTERVAL_MS", "1000");
        if (!features.contains(Feature.EXACTLY_ONCE)) {
            all.put("CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT", "disabled");
        }
        return WorkerProcess.start(all);
    }

    void putConnectors(WorkerProcess worker) throws IOException, InterruptedException {
        for (String connector : List.of("mm2-msc", "mm2-cpc", "mm2-hbc")) {
            String body = new ObjectMapper().writeValueAsString(connector(connector));
            assertThat(worker.request("PUT", "/connectors/" + connector + "/config", body)
                            .statusCode())
                    .as(connector)
                    .isEqualTo(201);
        }
    }

    /** Everything that the features promise. */
    void awaitAll(WorkerProcess worker) throws Exception {
        awaitRecords(0);
        awaitRecords(1);
        for (String topic : MIRROR_TOPICS) {
            awaiting("records in " + topic)
                    .until(() -> !targetData.read(new TopicPartition(topic, 0)).isEmpty());
        }
        if (features.contains(Feature.GROUP_OFFSETS)) {
            awaiting("the group's position")
                    .untilAsserted(() -> assertThat(targetData.unread(CONSUMER_GROUP, new TopicPartition(TOPIC, 0)))
                            .contains(List.of()));
        }
        if (features.contains(Feature.TOPIC_SETTINGS)) {
            sourceData.set(TOPIC, "retention.ms", "8000000");
            awaiting("the new setting")
                    .until(() -> targetData.setting(TOPIC, "retention.ms").equals("8000000"));
        }
        if (features.contains(Feature.TOPIC_CREATION)) {
            sourceData.addPartitions(TOPIC, 3);
            await().ignoreExceptions().until(() -> {
                sourceData.write(new TopicPartition(TOPIC, 2), RECORDS);
                return true;
            });
            awaitRecords(2);
        }
        for (String connector : List.of("mm2-msc", "mm2-cpc", "mm2-hbc")) {
            assertThat(worker.request("GET", "/connectors/" + connector + "/status", "")
                            .body())
                    .contains("\"tasks\":[{")
                    .doesNotContain("FAILED");
        }
    }

    private void awaitRecords(int partition) throws Exception {
        TopicPartition records = new TopicPartition(TOPIC, partition);
        List<String> expected = sourceData.read(records);
        assertThat(expected).hasSize(RECORDS);
        awaiting("the records of " + records)
                .untilAsserted(() -> assertThat(targetData.read(records)).isEqualTo(expected));
    }

    private static ConditionFactory awaiting(String what) {
        return await(what).atMost(Duration.ofSeconds(60));
    }

    /** The file's content, quicker in what it does at intervals, and with the addresses and credentials of the two sides. */
    private Map<String, String> connector(String name) throws IOException {
        Map<String, String> connector = new ObjectMapper()
                .readValue(
                        Files.readString(CONNECTORS.resolve(name + "-no-auth.json")),
                        new TypeReference<TreeMap<String, String>>() {});
        connector.keySet().removeIf(key -> key.matches("(source|target)\\.cluster\\.(bootstrap|security|sasl|ssl).*"));
        connector.replaceAll((key, value) -> key.endsWith(".interval.seconds") ? "1" : value);
        source.forEach((key, value) -> connector.put("source.cluster." + key, value.toString()));
        target.forEach((key, value) -> connector.put("target.cluster." + key, value.toString()));
        turnOff(connector, "sync.topic.configs.enabled", Feature.TOPIC_SETTINGS);
        turnOff(connector, "sync.group.offsets.enabled", Feature.GROUP_OFFSETS);
        return connector;
    }

    private void turnOff(Map<String, String> connector, String key, Feature feature) {
        if (!features.contains(feature)) {
            connector.replace(key, "false");
        }
    }
}
