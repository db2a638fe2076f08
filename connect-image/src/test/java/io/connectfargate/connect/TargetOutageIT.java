package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The target becomes unavailable, silently at first, then for good, and comes back. ECS asks for health every 30 s and replaces
 * after three failures, so an outage that would count for something is longer than that.
 */
class TargetOutageIT {
    /** Longer than a client waits for an answer, 30 s by default. */
    private static final Duration SILENT = Duration.ofSeconds(45);
    /** Longer than a client asks again, and than a transaction stays open: 60 s by default. */
    private static final Duration GONE = Duration.ofSeconds(75);

    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(15);
    private static final TopicPartition COPY = new TopicPartition("orders", 0);

    @TempDir
    private Path folder;

    @Test
    void staysHealthyAndCopiesEachRecordOnce() throws Exception {
        try (EmbeddedKafka source = EmbeddedKafka.start();
                BrokerProcess target = BrokerProcess.start(folder);
                WorkerProcess worker =
                        WorkerProcess.start(Map.of("BROKERS", target.bootstrapServers(), "GROUP", "outage"))) {
            // Given
            worker.awaitHealthy();
            createTopic(source);
            put(worker, source, target);
            write(source, 0, 100);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(copied(target)).hasSize(100));
            assertThat(worker.probe()).startsWith("0 healthy: ");

            // When
            List<String> seen = probesWithoutTarget(worker, source, target);

            // Then
            assertHealthyWithoutTarget(worker, seen);

            // When
            target.restart();

            // Then
            assertCopiesEachOnce(target, 150);
            assertHealthyWithTarget(worker);
        }
    }

    private static List<String> probesWithoutTarget(WorkerProcess worker, EmbeddedKafka source, BrokerProcess target)
            throws Exception {
        target.fallSilent();
        Instant begin = Instant.now();
        List<String> seen = probes(worker, begin, SILENT);
        target.kill();
        write(source, 100, 50);
        seen.addAll(probes(worker, begin, SILENT.plus(GONE)));
        return seen;
    }

    private static void assertHealthyWithoutTarget(WorkerProcess worker, List<String> seen) throws Exception {
        System.out.println("The probe while the target was unavailable:\n" + String.join("", seen));
        assertThat(seen).allSatisfy(line -> assertThat(line).contains(" s: 0 healthy: "));
        assertThat(seen.get(seen.size() - 1)).contains("the target has not responded for ");
        assertThat(worker.metrics())
                .contains("kafka_connect_worker_target_answers 0.0", "kafka_connect_worker_stuck_seconds 0.0");
        assertThat(worker.log())
                .contains(
                        "The target cluster is unavailable; tasks wait until it is back. The target cluster (BROKERS)");
    }

    private static void assertHealthyWithTarget(WorkerProcess worker) throws Exception {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(worker.metrics()).contains("kafka_connect_worker_target_answers 1.0"));
        assertThat(worker.log()).contains("The target cluster is available again after ");
        assertThat(worker.probe()).startsWith("0 " + WorkerProcess.HEALTHY);
    }

    private static void assertCopiesEachOnce(BrokerProcess target, int records) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(copied(target)).hasSize(records));
        assertThat(copied(target)).doesNotHaveDuplicates();
    }

    /** One line each, with the time since the outage began, the exit code and what the probe printed. */
    private static List<String> probes(WorkerProcess worker, Instant begin, Duration until) throws Exception {
        List<String> lines = new ArrayList<>();
        while (Duration.between(begin, Instant.now()).compareTo(until) < 0) {
            Thread.sleep(BETWEEN_PROBES.toMillis());
            lines.add(Duration.between(begin, Instant.now()).toSeconds() + " s: " + worker.probe());
        }
        return lines;
    }

    private static void put(WorkerProcess worker, EmbeddedKafka source, BrokerProcess target) {
        Map<String, String> config = Mirror.source(source.bootstrapServers(), target.bootstrapServers(), COPY.topic());
        var answer = worker.insist("PUT", "/connectors/mm2-msc/config", SecuredMigration.json(config));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void createTopic(EmbeddedKafka source) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", source.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(COPY.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void write(EmbeddedKafka source, int first, int count) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", source.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (int number = first; number < first + count; number++) {
                producer.send(new ProducerRecord<>(COPY.topic(), Integer.toString(number)));
            }
        }
    }

    private static List<String> copied(BrokerProcess target) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        target.bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        "default.api.timeout.ms",
                        "5000"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(COPY));
            consumer.seekToBeginning(List.of(COPY));
            long end = consumer.endOffsets(List.of(COPY)).get(COPY);
            List<String> values = new ArrayList<>();
            while (consumer.position(COPY) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(entry -> values.add(entry.value()));
            }
            return values;
        }
    }
}
