package io.connectfargate.connect.identity;

import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Two clusters to read from, one to write to, and a worker. The tests that share it have topics and connectors of their own. */
final class TwoSources implements AutoCloseable {
    /** Topics are not created by a request for their metadata, as on MSK. */
    private static final Map<String, String> BROKER = Map.of("auto.create.topics.enable", "false");

    private final EmbeddedKafka source = EmbeddedKafka.start(1, BROKER);
    private final EmbeddedKafka other = EmbeddedKafka.start(1, BROKER);
    private final EmbeddedKafka target = EmbeddedKafka.start(1, BROKER);
    private final WorkerProcess worker;

    TwoSources() throws IOException {
        worker = startWorker("identity").awaitHealthy();
    }

    EmbeddedKafka source() {
        return source;
    }

    EmbeddedKafka other() {
        return other;
    }

    EmbeddedKafka target() {
        return target;
    }

    WorkerProcess worker() {
        return worker;
    }

    /** One more, which may not be healthy yet. */
    WorkerProcess startWorker(String group) throws IOException {
        return WorkerProcess.start(Map.of(
                "BROKERS",
                target.bootstrapServers(),
                "GROUP",
                group,
                "CONNECT_OFFSET_STORAGE_PARTITIONS",
                "5",
                "CONNECT_SCHEDULED_REBALANCE_MAX_DELAY_MS",
                "0"));
    }

    /** A source connector as the shipped files have it. */
    Map<String, String> connector(EmbeddedKafka from, String topics) {
        Map<String, String> config = new TreeMap<>();
        config.put("connector.class", "org.apache.kafka.connect.mirror.MirrorSourceConnector");
        config.put("source.cluster.alias", "msksource");
        config.put("target.cluster.alias", "mskdest");
        config.put("source.cluster.bootstrap.servers", from.bootstrapServers());
        config.put("target.cluster.bootstrap.servers", target.bootstrapServers());
        config.put("replication.policy.class", "io.connectfargate.replication.SameNameReplicationPolicy");
        config.put("topics", topics);
        config.put("replication.factor", "1");
        config.put("offset-syncs.topic.replication.factor", "1");
        config.put("offset-syncs.topic.location", "target");
        config.put("sync.topic.acls.enabled", "false");
        config.put("source.consumer.isolation.level", "read_committed");
        config.put("refresh.topics.interval.seconds", "2");
        return config;
    }

    HttpResponse<String> put(String name, Map<String, String> config) {
        return worker.insist("PUT", "/connectors/" + name + "/config", json(config));
    }

    /** Stops a connector and waits until its tasks are gone. */
    void stop(String name) {
        worker.insist("PUT", "/connectors/" + name + "/stop", "");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> worker.request("GET", "/connectors/" + name + "/status", "")
                        .body()
                        .matches("(?s).*\"STOPPED\".*\"tasks\":\\[\\].*"));
    }

    /** All of a worker's, so that those of one test do not meet those of another. */
    void deleteConnectors(WorkerProcess of) throws IOException, InterruptedException {
        String names = of.request("GET", "/connectors", "").body();
        for (String name : names.replaceAll("[\\[\\]\"]", "").split(",")) {
            if (!name.isEmpty()) {
                of.insist("DELETE", "/connectors/" + name, "");
            }
        }
    }

    void create(EmbeddedKafka cluster, String topic, int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin = admin(cluster)) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    void delete(EmbeddedKafka cluster, String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = admin(cluster)) {
            admin.deleteTopics(List.of(topic)).all().get();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !admin.listTopics().names().get().contains(topic));
        }
    }

    /** Writes {@code prefix-0} and so on to partition 0. */
    void write(EmbeddedKafka cluster, String topic, String prefix, int count) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < count; i++) {
                producer.send(new ProducerRecord<>(topic, 0, "key", prefix + "-" + i));
            }
        }
    }

    /** What the target's topic holds, committed. */
    List<String> copy(String topic) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        target.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        "false"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<String> values = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    void awaitCopied(String topic, int records) {
        await(topic).atMost(Duration.ofMinutes(1)).until(() -> copy(topic).size() >= records);
    }

    static String json(Map<String, String> config) {
        return config.entrySet().stream()
                .map(entry -> "\"%s\":\"%s\"".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Admin admin(EmbeddedKafka cluster) {
        return Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()));
    }

    @Override
    public void close() {
        try (source;
                other;
                target) {
            worker.close();
        }
    }
}
