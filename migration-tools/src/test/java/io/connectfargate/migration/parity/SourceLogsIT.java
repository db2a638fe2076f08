package io.connectfargate.migration.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.embedded.OtherKafka;
import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What brokers of several versions report of an open transaction. */
class SourceLogsIT {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final Path OLD = Path.of("..", "embedded-kafka", "kafka-2.8", "target", "broker.classpath");

    @Test
    void namesTheProducerAndItsTransactionalId() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Coordinated reported = reported(kafka.bootstrapServers());

            assertThat(reported.id()).isEqualTo("transactional id orders-7");
            assertThat(reported.isWithout(ORDERS)).isFalse();
            assertThat(reported.isWithout(new TopicPartition("orders", 9))).isTrue();
            assertThat(reported.begun().orElseThrow()).isBetween(Instant.now().minusSeconds(600), Instant.now());
            assertThat(reported.timeout()).contains(Duration.ofMinutes(1));
        }
    }

    @Test
    void saysThatOldBrokersDoNotReportTheId() throws Exception {
        try (OtherKafka kafka = OtherKafka.startZooKeeper(OLD)) {
            Coordinated reported = reported(kafka.bootstrapServers());

            assertThat(reported.isWithout(ORDERS)).isFalse();
            assertThat(reported.id()).isEqualTo("the brokers are too old to report its transactional id");
        }
    }

    private static Coordinated reported(String bootstrapServers) throws InterruptedException {
        try (KafkaProducer<String, String> producer = producer(bootstrapServers);
                Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(ORDERS.topic(), "order"));
            producer.flush();
            SourceLogs logs = SourceLogs.of(admin, bootstrapServers);

            Map<TopicPartition, PartitionFacts> found =
                    logs.read(Set.of(ORDERS, new TopicPartition("orders", 9), new TopicPartition("none", 0)));

            assertThat(found).containsOnlyKeys(ORDERS);
            assertThat(found.get(ORDERS).offsets()).contains(new Offsets(0, 0, 1));
            long producerId = found.get(ORDERS).transaction().orElseThrow().producerId();
            return logs.coordinated(Set.of(producerId)).get(producerId);
        }
    }

    private static KafkaProducer<String, String> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "orders-7"),
                new StringSerializer(),
                new StringSerializer());
    }
}
