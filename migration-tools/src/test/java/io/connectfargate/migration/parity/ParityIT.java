package io.connectfargate.migration.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.parity.PartitionParity.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares topics of two clusters. Copies are written by hand here, so that they can be wrong. */
class ParityIT {
    private static final long TIME = 1_700_000_000_000L;

    private static EmbeddedKafka sourceKafka;
    private static EmbeddedKafka targetKafka;
    private static Topics source;
    private static Topics target;

    private final List<Evidence> saved = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        sourceKafka = EmbeddedKafka.start();
        targetKafka = EmbeddedKafka.start();
        source = new Topics(sourceKafka.bootstrapServers());
        target = new Topics(targetKafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        source.close();
        target.close();
        sourceKafka.close();
        targetKafka.close();
    }

    @Test
    void verifiesAFaithfulCopyThatHasOtherOffsets() throws Exception {
        // Given
        topic("faithful", Map.of());
        source.write("faithful", 0, 5000);
        target.writeInTransactions("faithful", 0, 5000, 100);

        // When
        Evidence evidence = full("faithful", 4999);

        // Then
        assertThat(evidence.verdict()).isEqualTo("VERIFIED: 5,000 records of 1 partitions are the same.");
        assertThat(evidence.same()).isTrue();
        PartitionParity parity = evidence.partitions().get(0);
        assertThat(parity.method()).isEqualTo(Method.ORDER);
        assertThat(parity.source()).containsExactly(0L, 5000L);
        assertThat(parity.hash()).isNotZero();
    }

    @Test
    void namesWhatWasLostWrittenTwiceAndWrittenByOthers() throws Exception {
        // Given
        topic("wrong", Map.of());
        source.write("wrong", 0, 1000);
        target.write("wrong", 0, 400);
        target.write("wrong", 401, 600);
        target.write("wrong", 590, 1000);
        target.write("wrong", 50_000, 50_001);

        // When
        Evidence evidence = full("wrong", 999);

        // Then
        assertThat(evidence.same()).isFalse();
        assertThat(evidence.verdict())
                .isEqualTo(
                        "DIFFERENT: 1 of 1 partitions, the first is wrong-0 (1 missing, 10 duplicated, 0 out of order,"
                                + " 1 not from the source (first difference at source offset 400)).");
    }

    @Test
    void doesNotExpectWhatIsNotCopiedYet() throws Exception {
        // Given
        topic("behind", Map.of());
        source.write("behind", 0, 1000);
        target.write("behind", 0, 700);

        // When, then
        assertThat(full("behind", 699).verdict())
                .isEqualTo("VERIFIED: 700 records of 1 partitions are the same, 300 offsets are still to be copied.");
        assertThat(full("behind", 700).verdict()).contains("1 missing");
    }

    @Test
    void comparesCompactedTopicsByKey() throws Exception {
        // Given: the copy was compacted already, and lacks the tombstone
        topic("compacted", Map.of("cleanup.policy", "compact"));
        source.keyed("compacted", "a", "1", "b", "1", "a", "2", "c", "1", "c", null);
        target.keyed("compacted", "b", "1", "a", "2");

        // When, then
        assertThat(full("compacted", 4).verdict()).isEqualTo("VERIFIED: 2 records of 1 partitions are the same.");
        target.keyed("compacted", "b", "9");
        assertThat(full("compacted", 4).verdict()).contains("1 missing", "1 not from the source");
    }

    @Test
    void saysWhenTimestampsAreTheTargetsOwn() throws Exception {
        // Given
        topic("stamped", Map.of());
        target.configure("stamped", "message.timestamp.type", "LogAppendTime");
        source.write("stamped", 0, 10);
        target.write("stamped", 0, 10);

        // When
        Evidence evidence = full("stamped", 9);

        // Then
        assertThat(evidence.same()).isTrue();
        assertThat(evidence.notCovered())
                .contains("Timestamps are not compared: the broker sets them (LogAppendTime) for stamped.");
    }

    @Test
    void isNotVerifiedBehindAnOpenTransaction() throws Exception {
        // Given
        topic("open", Map.of());
        source.write("open", 0, 10);
        target.write("open", 0, 10);
        try (KafkaProducer<String, String> producer = source.open("open", 10)) {
            // When
            Evidence evidence = full("open", 9);

            // Then
            assertThat(evidence.same()).isFalse();
            assertThat(evidence.verdict())
                    .isEqualTo("NOT VERIFIED: 1 partitions wait for an open transaction on the source.");
            assertThat(evidence.notCovered().get(0))
                    .startsWith(
                            "open-0: up to 1 records wait for a transaction that is open on the source since offset 10"
                                    + " (transactional id open-tx");
        }
    }

    @Test
    void isDifferentWithoutACopy() throws Exception {
        // Given
        source.create("nocopy", Map.of());
        source.write("nocopy", 0, 10);

        // When, then
        assertThat(full("nocopy", -1).verdict())
                .isEqualTo("DIFFERENT: 1 of 1 partitions, the first is nocopy-0 (the target does not have the topic).");
    }

    @Test
    void failsForATopicThatTheSourceDoesNotHave() {
        assertThatThrownBy(() -> full("nowhere", -1))
                .isInstanceOf(Failure.class)
                .hasMessage("The source does not have topic nowhere.");
    }

    @Test
    void goesOnBehindAnEarlierRun() throws Exception {
        // Given
        topic("resumed", Map.of());
        source.write("resumed", 0, 1000);
        target.writeInTransactions("resumed", 0, 600, 100);
        Evidence earlier = full("resumed", 599);
        target.writeInTransactions("resumed", 600, 1000, 100);

        // When
        Evidence evidence = check(Optional.of(earlier), "resumed", 999);
        Evidence whole = full("resumed", 999);

        // Then
        assertThat(evidence.verdict()).isEqualTo("VERIFIED: 1,000 records of 1 partitions are the same.");
        assertThat(evidence.partitions()).isEqualTo(whole.partitions());
        assertThat(earlier.partitions().get(0).hash())
                .isNotEqualTo(whole.partitions().get(0).hash());
    }

    @Test
    void beginsWhereBothHaveRecords() throws Exception {
        // Given: each side has removed another part of its beginning
        topic("trimmed-source", Map.of());
        source.write("trimmed-source", 0, 2000);
        target.writeInTransactions("trimmed-source", 0, 2000, 100);
        source.removeBefore("trimmed-source", 700);
        topic("trimmed-target", Map.of());
        source.write("trimmed-target", 0, 2000);
        target.writeInTransactions("trimmed-target", 0, 2000, 100);
        target.removeBefore("trimmed-target", 1010);

        // When
        PartitionParity bySource = full("trimmed-source", 1999).partitions().get(0);
        PartitionParity byTarget = full("trimmed-target", 1999).partitions().get(0);

        // Then: the copy of record n has the offset n and a marker for each 100 records before it
        assertThat(bySource.problem()).isEmpty();
        assertThat(bySource.source()).containsExactly(700L, 2000L);
        assertThat(bySource.records()).isEqualTo(1300);
        assertThat(byTarget.problem()).isEmpty();
        assertThat(byTarget.source()).containsExactly(1000L, 2000L);
        assertThat(byTarget.target()).containsExactly(1010L, 2019L);
    }

    @Test
    void countsWithoutReading() throws Exception {
        // Given
        topic("counted", Map.of());
        source.write("counted", 0, 10);

        // When
        Evidence evidence = run(Optional.empty(), Level.COUNTS, "counted", 3);

        // Then
        assertThat(evidence.same()).isFalse();
        assertThat(evidence.verdict())
                .isEqualTo("COUNTED: 1 partitions have their copy, 6 offsets are still to be copied. Records were not"
                        + " compared: use --full.");
    }

    @Test
    void samplesTheFirstTheLastAndOthers() throws Exception {
        // Given
        topic("sampled", Map.of());
        source.write("sampled", 0, 5000);
        target.writeInTransactions("sampled", 0, 5000, 100);
        topic("sampled-wrong", Map.of());
        source.write("sampled-wrong", 0, 5000);
        target.write("sampled-wrong", 0, 4950);
        target.write("sampled-wrong", 4951, 5000);

        // When, then
        assertThat(run(Optional.empty(), Level.sample(500), "sampled", 4999).verdict())
                .matches(
                        "SAMPLED: [2-5]00 records of 1 partitions are the same\\. The others were not compared: use --full\\.");
        assertThat(run(Optional.empty(), Level.sample(500), "sampled-wrong", 4999)
                        .verdict())
                .isEqualTo(
                        "DIFFERENT: 1 of 1 partitions, the first is sampled-wrong-0 (first difference at source offset 4950).");
    }

    private static void topic(String name, Map<String, String> configuration) throws Exception {
        source.create(name, configuration);
        target.create(name, configuration);
    }

    private Evidence full(String topic, long copied) throws InterruptedException {
        return check(Optional.empty(), topic, copied);
    }

    private Evidence check(Optional<Evidence> earlier, String topic, long copied) throws InterruptedException {
        return run(earlier, Level.FULL, topic, copied);
    }

    private Evidence run(Optional<Evidence> earlier, Level level, String topic, long copied)
            throws InterruptedException {
        try (ClusterSide from = new ClusterSide("source", Map.of("bootstrap.servers", sourceKafka.bootstrapServers()));
                ClusterSide to =
                        new ClusterSide("target", Map.of("bootstrap.servers", targetKafka.bootstrapServers()))) {
            return new ParityCheck(from, to, earlier, saved::add, progress -> {})
                    .run(level, Set.of(topic), Optional.of(Map.of(new TopicPartition(topic, 0), copied)));
        }
    }

    /** Writes to topics of one partition. */
    private record Topics(Admin admin, KafkaProducer<String, String> producer, String bootstrapServers) {
        Topics(String bootstrapServers) {
            this(
                    Admin.create(Map.of("bootstrap.servers", bootstrapServers)),
                    new KafkaProducer<>(
                            Map.of("bootstrap.servers", bootstrapServers),
                            new StringSerializer(),
                            new StringSerializer()),
                    bootstrapServers);
        }

        void create(String name, Map<String, String> configuration) throws Exception {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1).configs(configuration)))
                    .all()
                    .get();
        }

        void configure(String name, String key, String value) throws Exception {
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
            admin.incrementalAlterConfigs(Map.of(
                            topic, List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }

        void removeBefore(String topic, long offset) throws Exception {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }

        void write(String topic, int from, int to) {
            write(producer, topic, from, to);
            producer.flush();
        }

        private static void write(KafkaProducer<String, String> producer, String topic, int from, int to) {
            for (int i = from; i < to; i++) {
                producer.send(new ProducerRecord<>(topic, 0, TIME + i, "key-" + i % 7, "value-" + i));
            }
        }

        void keyed(String topic, String... keysAndValues) {
            for (int i = 0; i < keysAndValues.length; i += 2) {
                producer.send(new ProducerRecord<>(topic, 0, TIME, keysAndValues[i], keysAndValues[i + 1]));
            }
            producer.flush();
        }

        void writeInTransactions(String topic, int from, int to, int size) {
            try (KafkaProducer<String, String> transactional = transactional(topic)) {
                for (int i = from; i < to; i += size) {
                    transactional.beginTransaction();
                    write(transactional, topic, i, i + size);
                    transactional.commitTransaction();
                }
            }
        }

        KafkaProducer<String, String> open(String topic, int value) {
            KafkaProducer<String, String> transactional = transactional(topic);
            transactional.beginTransaction();
            write(transactional, topic, value, value + 1);
            transactional.flush();
            return transactional;
        }

        private KafkaProducer<String, String> transactional(String topic) {
            KafkaProducer<String, String> transactional = new KafkaProducer<>(
                    Map.of("bootstrap.servers", bootstrapServers, "transactional.id", topic + "-tx"),
                    new StringSerializer(),
                    new StringSerializer());
            transactional.initTransactions();
            return transactional;
        }

        void close() {
            producer.close();
            admin.close();
        }
    }
}
