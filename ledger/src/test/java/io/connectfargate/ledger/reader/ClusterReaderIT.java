package io.connectfargate.ledger.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.embedded.OtherKafka;
import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.ledger.observation.Side;
import io.connectfargate.ledger.observation.TopicFacts;
import io.connectfargate.ledger.observation.TopicFacts.Presence;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ClusterReaderIT {
    private static final Path BROKERS = Path.of("..", "embedded-kafka");
    private static final String TOPIC = "orders";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Questions QUESTIONS = new Questions(Set.of(TOPIC, "none"), Set.of(PARTITION), true);

    @Test
    void readsTransactionsRetentionAndNewTopics() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            reads(kafka.bootstrapServers(), true);
        }
    }

    @Test
    void readsOldBrokers() throws Exception {
        try (OtherKafka kafka = OtherKafka.startZooKeeper(classPath("kafka-2.8"))) {
            reads(kafka.bootstrapServers(), true);
        }
        try (OtherKafka kafka = OtherKafka.startKRaft(classPath("kafka-3.9"))) {
            reads(kafka.bootstrapServers(), true);
        }
    }

    @Test
    void needsFewRequestsForAThousandPartitions() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(3, Map.of());
                Admin admin = admin(kafka.bootstrapServers());
                Admin own = admin(kafka.bootstrapServers())) {
            List<NewTopic> topics = new ArrayList<>();
            Set<String> names = new TreeSet<>();
            for (int i = 0; i < 100; i++) {
                topics.add(new NewTopic("topic-" + i, 10, (short) 1));
                names.add("topic-" + i);
            }
            admin.createTopics(topics).all().get();
            // Until all brokers know all leaders, a client asks again and again.
            new ClusterReader(admin, ReaderSettings.DEFAULT, Clock.systemUTC())
                    .round(new Questions(names, Set.of(), true));
            ClusterReader reader = new ClusterReader(own, ReaderSettings.DEFAULT, Clock.systemUTC());
            Questions questions = new Questions(names, Set.of(), true);

            long first = requests(reader, questions);
            long second = requests(reader, questions);

            System.out.println("requests for 1,000 partitions on 3 brokers: first round " + first + ", then " + second);
            assertThat(first).isLessThan(40);
            assertThat(second).isLessThanOrEqualTo(9 + 3);
        }
    }

    private static long requests(ClusterReader reader, Questions questions) throws InterruptedException {
        long before = reader.requests().sent();
        Side side = reader.round(questions);
        assertThat(side.topics())
                .hasSize(100)
                .allSatisfy((topic, facts) -> assertThat(facts.partitions())
                        .hasSize(10)
                        .allSatisfy((number, partition) ->
                                assertThat(partition.offsets()).isPresent()));
        return reader.requests().sent() - before;
    }

    private static void reads(String bootstrap, boolean ids) throws Exception {
        try (Admin admin = admin(bootstrap)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1).configs(Map.of("retention.ms", "-1"))))
                    .all()
                    .get();
            ClusterReader reader = new ClusterReader(admin, ReaderSettings.DEFAULT, Clock.systemUTC());
            Optional<Uuid> first = reader.round(QUESTIONS).topic(TOPIC).id();
            assertThat(first.isPresent()).isEqualTo(ids);

            transactions(bootstrap, reader);
            admin.deleteRecords(Map.of(PARTITION, RecordsToDelete.beforeOffset(12)))
                    .all()
                    .get();
            awaitOffsets(reader, new Offsets(12, 21, 21));
            assertThat(reader.round(QUESTIONS).topic("none").presence()).isEqualTo(Presence.ABSENT);

            recreated(admin, reader, first);
        }
    }

    private static void transactions(String bootstrap, ClusterReader reader) throws Exception {
        try (KafkaProducer<String, String> producer = producer(bootstrap)) {
            producer.initTransactions();
            transaction(producer, 10);
            producer.commitTransaction();
            transaction(producer, 5);
            producer.abortTransaction();
            awaitOffsets(reader, new Offsets(0, 17, 17));

            transaction(producer, 3);
            PartitionFacts open = facts(reader);
            assertThat(open.offsets()).contains(new Offsets(0, 17, 20));
            assertThat(open.closeToRetention()).isEmpty();
            assertThat(open.transaction())
                    .isPresent()
                    .get()
                    .satisfies(found -> assertThat(found.start()).isEqualTo(17));
            producer.commitTransaction();
        }
    }

    private static void recreated(Admin admin, ClusterReader reader, Optional<Uuid> first) throws Exception {
        admin.deleteTopics(Set.of(TOPIC)).all().get();
        TopicFacts gone = look(reader, Presence.ABSENT);
        assertThat(gone.presence()).isEqualTo(Presence.ABSENT);
        admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        TopicFacts other = look(reader, Presence.PRESENT);
        assertThat(other.presence()).isEqualTo(Presence.PRESENT);
        assertThat(other.id()).isNotEqualTo(first);
    }

    /** At most two rounds of description: the first may still show the old state. */
    private static TopicFacts look(ClusterReader reader, Presence wanted) throws InterruptedException {
        TopicFacts facts = reader.round(QUESTIONS).topic(TOPIC);
        for (int i = 0; i < 2 * ReaderSettings.DEFAULT.describeEvery() && facts.presence() != wanted; i++) {
            facts = reader.round(QUESTIONS).topic(TOPIC);
        }
        return facts;
    }

    private static PartitionFacts facts(ClusterReader reader) throws InterruptedException {
        return reader.round(QUESTIONS).topic(TOPIC).partitions().get(0);
    }

    /** A transaction has ended for its producer a moment before the broker's last stable offset has passed its marker. */
    private static void awaitOffsets(ClusterReader reader, Offsets expected) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(facts(reader).offsets()).contains(expected));
    }

    private static void transaction(KafkaProducer<String, String> producer, int records) {
        producer.beginTransaction();
        for (int i = 0; i < records; i++) {
            producer.send(new ProducerRecord<>(TOPIC, "order-" + i));
        }
        producer.flush();
    }

    private static Admin admin(String bootstrap) {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    private static KafkaProducer<String, String> producer(String bootstrap) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "transactional.id", "orders"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static Path classPath(String version) {
        return BROKERS.resolve(version).resolve("target/broker.classpath");
    }
}
