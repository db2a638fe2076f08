package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.embedded.OtherKafka;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The shipped connector files between brokers of other versions: as users have them, and as MSK has them. */
class OldBrokersIT {
    private static final int RECORDS = 1_000;
    private static final int COMMITTED = 400;
    private static final String GROUP = "billing";
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path BROKERS = Path.of("..", "embedded-kafka");

    @Test
    void migratesFromZooKeeperTo39AndFromThereToTodays() throws Exception {
        try (OtherKafka old = OtherKafka.startZooKeeper(classPath("kafka-2.8"));
                OtherKafka newer = OtherKafka.startKRaft(classPath("kafka-3.9"));
                EmbeddedKafka today = EmbeddedKafka.start()) {
            write(old.bootstrapServers());

            migrates(old.bootstrapServers(), newer.bootstrapServers());
            migrates(newer.bootstrapServers(), today.bootstrapServers());
        }
    }

    private static Path classPath(String version) {
        return BROKERS.resolve(version).resolve("target/broker.classpath");
    }

    private static void migrates(String source, String target) throws Exception {
        // Given
        commit(source);
        try (WorkerProcess worker =
                WorkerProcess.start(Map.of("BROKERS", target, "GROUP", "old")).awaitHealthy()) {
            // When
            for (String name : List.of("mm2-msc", "mm2-cpc", "mm2-hbc")) {
                HttpResponse<String> answer =
                        worker.insist("PUT", "/connectors/" + name + "/config", file(name, source, target));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            }

            // Then
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(values(target)).hasSize(RECORDS));
            assertThat(values(target))
                    .containsExactlyElementsOf(IntStream.range(0, RECORDS)
                            .mapToObj(i -> "order-" + i)
                            .toList());
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(committed(target)).isBetween(1L, (long) COMMITTED));
            assertThat(worker.request("GET", "/findings", "").statusCode()).isEqualTo(200);
            assertThat(worker.probe()).startsWith("0 healthy");
        }
    }

    /** A shipped file as users fill it, which looks and syncs more often. */
    private static String file(String name, String source, String target) throws Exception {
        Path shipped = Path.of("..", "Configuration", "connectors", "no-auth", name + "-no-auth.json");
        ObjectNode config = (ObjectNode) JSON.readTree(Files.readString(shipped)
                .replace("{SOURCE CLUSTER BROKERS ADDRESS}", source)
                .replace("{TARGET CLUSTER BROKERS ADDRESS}", target));
        List.of("emit.checkpoints", "refresh.groups", "sync.group.offsets", "refresh.topics")
                .forEach(key -> config.put(key + ".interval.seconds", "1"));
        for (String factor : List.of("", "offset-syncs.topic.", "checkpoints.topic.", "heartbeats.topic.")) {
            config.put(factor + "replication.factor", "1");
        }
        return config.toString();
    }

    private static void write(String cluster) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster));
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", cluster), new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(ORDERS.topic(), 1, (short) 1)))
                    .all()
                    .get();
            for (int i = 0; i < RECORDS; i++) {
                producer.send(new ProducerRecord<>(ORDERS.topic(), "key", "order-" + i));
            }
        }
    }

    private static void commit(String cluster) {
        try (KafkaConsumer<String, String> consumer = consumer(cluster)) {
            consumer.assign(List.of(ORDERS));
            consumer.commitSync(Map.of(ORDERS, new OffsetAndMetadata(COMMITTED)));
        }
    }

    /** @return 0 if there is none */
    private static long committed(String cluster) {
        try (KafkaConsumer<String, String> consumer = consumer(cluster)) {
            OffsetAndMetadata offset = consumer.committed(Set.of(ORDERS)).get(ORDERS);
            return offset == null ? 0 : offset.offset();
        }
    }

    private static List<String> values(String cluster) {
        try (KafkaConsumer<String, String> consumer = consumer(cluster)) {
            consumer.assign(List.of(ORDERS));
            consumer.seekToBeginning(List.of(ORDERS));
            long end = consumer.endOffsets(List.of(ORDERS)).get(ORDERS);
            List<String> values = new ArrayList<>();
            while (consumer.position(ORDERS) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private static KafkaConsumer<String, String> consumer(String cluster) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster,
                        ConsumerConfig.GROUP_ID_CONFIG, GROUP,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false"),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
