package io.connectfargate.connect.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.connect.ledger.Migrations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a test of chaos does to the source, and what it finds on the target. */
final class ChaosClients implements AutoCloseable {
    private final Migrations migrations;
    private final Admin source;
    private final Admin target;
    private final KafkaProducer<String, String> plain;
    private final Map<String, ObservedOffset> observed = new HashMap<>();
    private final List<KafkaProducer<String, String>> transactional = new ArrayList<>();

    ChaosClients(Migrations migrations) {
        this.migrations = migrations;
        source = Admin.create(Map.of("bootstrap.servers", migrations.source()));
        target = Admin.create(Map.of("bootstrap.servers", migrations.target()));
        // A broker whose log was truncated expects earlier sequence numbers.
        plain = migrations.producer(Map.of("enable.idempotence", false));
    }

    ChaosTopic topic(String name, ChaosKind kind, long seed) throws Exception {
        KafkaProducer<String, String> producer = null;
        if (kind == ChaosKind.TRANSACTIONAL) {
            producer = migrations.producer(Map.of("transactional.id", name));
            producer.initTransactions();
            transactional.add(producer);
        }
        if (kind == ChaosKind.TOO_LARGE) {
            NewTopic copy = new NewTopic(name, 1, (short) 1).configs(Map.of("max.message.bytes", "4000"));
            target.createTopics(List.of(copy)).all().get();
        }
        ChaosTopic topic = new ChaosTopic(source, new ChaosWriter(plain, producer), name, kind, seed);
        topic.create();
        return topic;
    }

    /** How far the tasks have read the first partition of each topic. */
    long read(String topic) throws Exception {
        for (JsonNode reader : migrations.get("/migration/positions").path("readers")) {
            JsonNode offset = reader.path("offsets").path(topic).path("0");
            if (offset.isIntegralNumber()) {
                return offset.asLong();
            }
        }
        return 0;
    }

    /** What the ledger has certainly seen as copied: nothing of it counts as lost if it is removed now, and the task restarted. */
    long observed(ChaosTopic topic) throws Exception {
        // Offsets of an older topic of this name say nothing.
        String log = topic.name() + "/" + topic.logs().size();
        String asOf = migrations.status().path("asOf").asText();
        return observed.computeIfAbsent(log, theFirst -> new ObservedOffset()).next(asOf, stored(topic.name()));
    }

    private long stored(String topic) throws Exception {
        for (JsonNode connector : migrations.get("/connectors")) {
            for (JsonNode entry : migrations
                    .get("/connectors/" + connector.asText() + "/offsets")
                    .path("offsets")) {
                if (entry.at("/partition/topic").asText().equals(topic)) {
                    return entry.at("/offset/offset").asLong() + 1;
                }
            }
        }
        return 0;
    }

    /** All values of a copy, committed ones. */
    Set<String> copied(String topic) throws Exception {
        Set<String> values = new HashSet<>();
        TopicPartition partition = new TopicPartition(topic, 0);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", migrations.target(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        if (!exists(topic)) {
            return values;
        }
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private boolean exists(String topic) throws InterruptedException {
        try {
            target.describeTopics(List.of(topic)).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    @Override
    public void close() {
        transactional.forEach(producer -> producer.close(Duration.ZERO));
        plain.close();
        source.close();
        target.close();
    }
}
