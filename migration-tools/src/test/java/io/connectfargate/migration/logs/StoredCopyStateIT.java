package io.connectfargate.migration.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.migration.Failure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How far is copied, by the offsets topic of Connect workers that nobody can ask. */
class StoredCopyStateIT {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

    private static EmbeddedKafka kafka;
    private static Admin admin;
    private static KafkaConsumer<byte[], byte[]> consumer;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(1, Map.of("auto.create.topics.enable", "false"));
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        Map<String, Object> settings = new HashMap<>(ClusterLogs.consumerProperties());
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("auto.offset.reset", "none");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterAll
    static void stop() {
        consumer.close();
        admin.close();
        kafka.close();
    }

    @Test
    void readsTheLastOffsetsOfTheOnlyConnectorAndThenWhatIsAdded() throws Exception {
        // Given
        create("offsets-1");
        try (KafkaProducer<String, String> producer = producer("worker-1")) {
            store(producer, "offsets-1", "mm2-msc", "msksource", 7);
            store(producer, "offsets-1", "mm2-msc", "msksource", 9);
            store(producer, "offsets-1", "mm2-other", "elsewhere", 1_000);
            StoredCopyState state = state("offsets-1", Optional.empty());

            // When, then
            assertThat(state.connectors()).containsExactly("mm2-msc");
            assertThat(state.read()).isEqualTo(Map.of(ORDERS, 9L));
            assertThat(state.origin()).isEqualTo("topic offsets-1 on the target");
            store(producer, "offsets-1", "mm2-msc", "msksource", 30);
            assertThat(state.read()).isEqualTo(Map.of(ORDERS, 30L));
            assertThat(state.isStopped()).isFalse();
        }
    }

    @Test
    void waitsForTransactionsThatAreOpen() throws Exception {
        // Given: what a task has copied is committed on another partition before its offset is
        create("offsets-2");
        try (KafkaProducer<String, String> producer = producer("worker-2")) {
            store(producer, "offsets-2", "mm2-msc", "msksource", 7);
            producer.beginTransaction();
            producer.send(record("offsets-2", "mm2-msc", "msksource", 8)).get();

            // When
            CompletableFuture<Map<TopicPartition, Long>> read = CompletableFuture.supplyAsync(() -> {
                try {
                    return state("offsets-2", Optional.empty()).read();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            // Long enough for a reader that does not wait; one that waits has all the time that it needs below.
            assertThatThrownBy(() -> read.get(3, TimeUnit.SECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            producer.commitTransaction();

            // Then
            assertThat(read.get(3, TimeUnit.MINUTES)).isEqualTo(Map.of(ORDERS, 8L));
        }
    }

    @Test
    void doesNotChooseAmongConnectors() throws Exception {
        // Given: one was deleted, and its offsets stay
        create("offsets-3");
        try (KafkaProducer<String, String> producer = producer("worker-3")) {
            store(producer, "offsets-3", "mm2-msc", "msksource", 7);
            store(producer, "offsets-3", "mm2-deleted", "msksource", 1_000);
        }

        // When, then
        assertUsage(
                Optional.empty(),
                "Topic offsets-3 on the target has offsets of several connectors with source.cluster.alias msksource:"
                        + " mm2-deleted, mm2-msc. Expected: the one that copies, by --copied-by.");
        assertThat(state("offsets-3", Optional.of("mm2-msc")).read()).isEqualTo(Map.of(ORDERS, 7L));
        assertUsage(
                Optional.of("mm2-cpc"),
                "Topic offsets-3 on the target has offsets of no connector mm2-cpc with source.cluster.alias msksource."
                        + " It has: {connector mm2-deleted=1, connector mm2-msc=1}.");
    }

    @Test
    void failsWithoutTheTopic() {
        assertThatThrownBy(() -> state("nowhere", Optional.empty()).read())
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith(
                        "The target has no topic nowhere. Expected: the offsets topic of the Connect workers");
    }

    private static void assertUsage(Optional<String> connector, String beginning) {
        assertThatThrownBy(() -> state("offsets-3", connector).read())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageStartingWith(beginning);
    }

    private static StoredCopyState state(String topic, Optional<String> connector) {
        return new StoredCopyState(
                new OffsetsStore(topic, connector, Optional.of("msksource")), admin, new ClusterLogs(consumer));
    }

    private static void create(String topic) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                .all()
                .get();
    }

    private static KafkaProducer<String, String> producer(String id) {
        KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", id),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    private static void store(
            KafkaProducer<String, String> producer, String topic, String connector, String cluster, long offset) {
        producer.beginTransaction();
        producer.send(record(topic, connector, cluster, offset));
        producer.commitTransaction();
    }

    private static ProducerRecord<String, String> record(String topic, String connector, String cluster, long offset) {
        return new ProducerRecord<>(
                topic,
                "[\"" + connector + "\",{\"cluster\":\"" + cluster + "\",\"partition\":0,\"topic\":\"orders\"}]",
                "{\"offset\":" + offset + "}");
    }
}
