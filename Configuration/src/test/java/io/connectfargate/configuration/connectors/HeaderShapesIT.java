package io.connectfargate.configuration.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Keys, values and headers arrive as they were, whatever shape of file tells a worker to copy them. */
class HeaderShapesIT {
    private static final byte[] BINARY = {0, 1, 2, (byte) 0xff, (byte) 0xfe};
    private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";
    private static final String SIMPLE = "org.apache.kafka.connect.storage.SimpleHeaderConverter";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void copiesHeadersKeysAndValuesWithEveryPublicShapeOfFile() throws Exception {
        try (EmbeddedKafka source = EmbeddedKafka.start();
                EmbeddedKafka target = EmbeddedKafka.start();
                WorkerProcess worker = WorkerProcess.start(Map.of(
                        "BROKERS", target.bootstrapServers(),
                        "GROUP", "headers",
                        "CONNECT_OFFSET_STORAGE_PARTITIONS", "1",
                        "CONNECT_STATUS_STORAGE_PARTITIONS", "1"))) {
            // Given
            Map<String, Map<String, String>> shapes = shapes(source, target);
            shapes.keySet().forEach(name -> write(source, name));
            worker.awaitHealthy();

            // When
            for (var shape : shapes.entrySet()) {
                put(worker, shape.getKey(), shape.getValue());
            }

            // Then
            shapes.keySet()
                    .forEach(name -> await(name)
                            .atMost(LIMIT)
                            .untilAsserted(() -> assertThat(lines(target, name))
                                    .as(name)
                                    .isEqualTo(name.contains("simple") ? asBase64() : lines(source, name))));
            System.out.printf("%d shapes of files copied keys, values and headers%n", shapes.size());
        }
    }

    /** Topic, which is the connector's name as well, to configuration. */
    private static Map<String, Map<String, String>> shapes(EmbeddedKafka source, EmbeddedKafka target) {
        Map<String, Map<String, String>> shapes = new LinkedHashMap<>();
        ConnectorFile.all(Role.MSC).forEach(file -> shapes.put("shipped-" + file.auth(), file.properties()));
        shapes.put("sample", sample());
        shapes.put("bare", bare());
        shapes.put(
                "all-bytes", with(bare(), "key.converter", BYTES, "value.converter", BYTES, "header.converter", BYTES));
        shapes.put("leading-blank", with(bare(), "key.converter", " " + BYTES, "header.converter", " " + BYTES));
        // A connector that names Kafka's converter gets what that does.
        shapes.put("simple-by-name", with(bare(), "header.converter", SIMPLE));
        shapes.forEach((topic, shape) -> {
            shape.keySet().removeIf(key -> key.matches(".*\\.(ssl|sasl|security)\\..*"));
            shape.put("name", topic);
            shape.put("topics", topic);
            shape.put("source.cluster.bootstrap.servers", source.bootstrapServers());
            shape.put("target.cluster.bootstrap.servers", target.bootstrapServers());
            shape.computeIfPresent("producer.override.bootstrap.servers", (key, value) -> target.bootstrapServers());
            shape.put("replication.factor", "1");
            shape.put("offset-syncs.topic.replication.factor", "1");
        });
        return shapes;
    }

    /** The keys that matter here as the AWS sample's source files have them: no word about headers. */
    private static Map<String, String> sample() {
        return with(
                bare(),
                "replication.policy.class",
                "com.amazonaws.kafka.samples.CustomMM2ReplicationPolicy",
                "clusters",
                "msksource,mskdest",
                "producer.override.bootstrap.servers",
                "filled in later",
                "key.converter",
                " " + BYTES,
                "value.converter",
                BYTES,
                "consumer.group.id",
                "mm2-msc");
    }

    private static Map<String, String> bare() {
        return new LinkedHashMap<>(Map.of(
                "connector.class", "org.apache.kafka.connect.mirror.MirrorSourceConnector",
                "replication.policy.class", "io.connectfargate.replication.SameNameReplicationPolicy",
                "source.cluster.alias", "msksource",
                "target.cluster.alias", "mskdest",
                "tasks.max", "1"));
    }

    private static Map<String, String> with(Map<String, String> shape, String... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            shape.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return shape;
    }

    private static void put(WorkerProcess worker, String name, Map<String, String> config) throws Exception {
        String body = new ObjectMapper().writeValueAsString(config);
        await(name).atMost(LIMIT).untilAsserted(() -> {
            var answer = worker.request("PUT", "/connectors/" + name + "/config", body);
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        });
    }

    private static void write(EmbeddedKafka kafka, String topic) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, 0, BINARY, "value".getBytes(StandardCharsets.UTF_8));
        record.headers()
                .add("text", "abc".getBytes(StandardCharsets.UTF_8))
                .add("bytes", BINARY)
                .add("number", "0042".getBytes(StandardCharsets.UTF_8))
                .add("json", "{\"a\": [1]}".getBytes(StandardCharsets.UTF_8))
                .add("twice", new byte[] {1})
                .add("twice", new byte[] {2})
                .add("empty", new byte[0])
                .add("null", null);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record);
            producer.send(new ProducerRecord<>(topic, 0, BINARY, null, record.headers()));
        }
    }

    private static List<String> lines(EmbeddedKafka kafka, String topic) {
        List<String> lines = new ArrayList<>();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            if (!consumer.listTopics().containsKey(topic)) {
                return lines;
            }
            consumer.assign(Set.of(partition));
            consumer.seekToBeginning(Set.of(partition));
            long end = consumer.endOffsets(Set.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> lines.add(line(record)));
            }
        }
        return lines;
    }

    private static String line(ConsumerRecord<byte[], byte[]> record) {
        List<String> headers = StreamSupport.stream(record.headers().spliterator(), false)
                .map(header -> header.key() + "=" + Arrays.toString(header.value()))
                .toList();
        return Arrays.toString(record.key()) + " " + Arrays.toString(record.value()) + " " + headers;
    }

    private static List<String> asBase64() {
        String headers = " [text=%s, bytes=%s, number=%s, json=%s, twice=%s, twice=%s, empty=[], null=null]"
                .formatted(
                        text("YWJj"),
                        text("AAEC//4="),
                        text("MDA0Mg=="),
                        text("eyJhIjogWzFdfQ=="),
                        text("AQ=="),
                        text("Ag=="));
        return List.of(
                Arrays.toString(BINARY) + " " + text("value") + headers, Arrays.toString(BINARY) + " null" + headers);
    }

    private static String text(String text) {
        return Arrays.toString(text.getBytes(StandardCharsets.UTF_8));
    }
}
