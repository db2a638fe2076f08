package io.connectfargate.connectors.jdbc.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a topic holds, as consumers see it that read committed records. */
final class Topic implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<String, String> consumer;
    private final List<JsonNode> values = new ArrayList<>();
    private final String name;

    Topic(String brokers, String name) {
        this.name = name;
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** All values up to now, from the first one. */
    List<JsonNode> read() {
        if (consumer.assignment().isEmpty()) {
            consumer.assign(consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList());
        }
        for (ConsumerRecord<String, String> one : consumer.poll(Duration.ofMillis(500))) {
            values.add(parse(one.value()).get("payload"));
        }
        return values;
    }

    /** A whole number of each value. */
    List<Long> numbers(String field) {
        return read().stream().map(value -> value.get(field).asLong()).toList();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
