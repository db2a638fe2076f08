package io.connectfargate.migration.parity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.embedded.EmbeddedKafka;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** A transaction that its coordinator has completed, as it says, while the partition still has it. */
class ForgottenTransactionIT {
    private static final String TOPIC = "forgotten";
    private static final String STATE = "__transaction_state";

    /** In a record of the coordinator: behind a version, the producer's id and epoch, and the timeout. */
    private static final int STATUS = 2 + 8 + 2 + 4;

    private static final byte ONGOING = 1;
    private static final byte COMPLETE_ABORT = 5;

    @Test
    void hangs() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                TopicWriter writer = new TopicWriter(kafka.bootstrapServers())) {
            // Given
            writer.create(TOPIC, Map.of());
            writer.write(TOPIC, 0, 10);
            KafkaProducer<String, String> producer = writer.open(TOPIC, 10);
            assertThat(sentence(kafka)).contains("Let its producer complete it.");
            complete(kafka, TOPIC + "-tx");
            kafka.restart(() -> {});

            // When, then
            await().atMost(Duration.ofMinutes(3))
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(sentence(kafka))
                                    .contains(
                                            "(transactional id forgotten-tx, producer ",
                                            "It hangs: its coordinator no longer has the transaction, and will not complete it."));
            producer.close(Duration.ZERO);
        }
    }

    private static String sentence(EmbeddedKafka kafka) throws InterruptedException {
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
        SortedMap<TopicPartition, Held> held = new TreeMap<>(Comparator.comparing(TopicPartition::topic));
        held.put(new TopicPartition(TOPIC, 0), new Held(10, 11));
        try (ClusterSide side = new ClusterSide("source", client, client, Clock.systemUTC())) {
            return side.openTransactions().name(held).get(0);
        }
    }

    /** Writes the coordinator's last record of a transaction again, with another state. It is read when the broker starts. */
    private static void complete(EmbeddedKafka kafka, String id) throws Exception {
        Map<String, Object> client = new HashMap<>(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        ConsumerRecord<byte[], byte[]> last = last(client, id);
        byte[] value = last.value().clone();
        assertThat(value[STATUS]).isEqualTo(ONGOING);
        value[STATUS] = COMPLETE_ABORT;
        // The one that brokers accept for their internal topics.
        client.put("client.id", "__admin_client");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(STATE, last.partition(), last.key(), value))
                    .get();
        }
    }

    private static ConsumerRecord<byte[], byte[]> last(Map<String, Object> client, String id) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(STATE).stream()
                    .map(info -> new TopicPartition(STATE, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            ConsumerRecord<byte[], byte[]> last = null;
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition)
                            < consumer.endOffsets(List.of(partition)).get(partition))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    last = new String(record.key(), UTF_8).contains(id) ? record : last;
                }
            }
            assertThat(last).isNotNull();
            return last;
        }
    }
}
