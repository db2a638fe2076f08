package io.connectfargate.connect.rejection;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.ConnectorClient;
import io.connectfargate.connect.access.MirrorConnector;
import io.connectfargate.connect.findings.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Topics whose first records have no key and whose copies are compacted: such a copy accepts no record without one. */
final class KeylessRecords {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    /** So many are read in a moment. */
    private static final int PARTITIONS = 200;
    /** A few records of each. */
    private static final String BYTES = "65536";

    private final MirrorConnector connector;
    private final Map<String, String> worker;

    /** @param worker its properties, references resolved */
    KeylessRecords(MirrorConnector connector, Map<String, String> worker) {
        this.connector = connector;
        this.worker = worker;
    }

    List<Rejection> in(CopySettings settings, Side source) throws UnknownException {
        List<String> compacted = settings.topics().stream()
                .filter(topic -> String.valueOf(settings.ofCopy(topic, TopicConfig.CLEANUP_POLICY_CONFIG))
                        .contains(TopicConfig.CLEANUP_POLICY_COMPACT))
                .toList();
        Set<TopicPartition> partitions = new HashSet<>();
        source.describe(compacted)
                .values()
                .forEach(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                        .limit(PARTITIONS - partitions.size())
                        .forEach(partitions::add));
        List<Rejection> rejections = new ArrayList<>();
        if (!partitions.isEmpty()) {
            first(partitions)
                    .forEach((topic, where) -> rejections.add(new Rejection(
                            Kind.MISSING_KEYS,
                            topic,
                            "partition " + where.partition() + ", offset " + where.offset())));
        }
        return rejections;
    }

    /** By topic, a record without a key among the first ones. */
    private Map<String, ConsumerRecord<byte[], byte[]>> first(Set<TopicPartition> partitions) {
        Map<String, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + LIMIT.toNanos();
            while (!consumer.assignment().isEmpty() && System.nanoTime() < end) {
                Set<TopicPartition> rest = new HashSet<>(consumer.assignment());
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    rest.remove(new TopicPartition(record.topic(), record.partition()));
                    if (record.key() == null) {
                        found.putIfAbsent(record.topic(), record);
                    }
                }
                if (rest.size() < consumer.assignment().size()) {
                    consumer.assign(rest);
                }
            }
        }
        return found;
    }

    private Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>(
                ConnectorClient.SOURCE_CONSUMER.of(connector, worker).login());
        client.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES);
        client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        client.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(LIMIT.toMillis()));
        client.put(ConsumerConfig.CLIENT_ID_CONFIG, "connect-keys-" + connector.name());
        client.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        return client;
    }
}
