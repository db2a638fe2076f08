package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.MigrateProgram;
import io.connectfargate.embedded.OtherKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migrate} moves a group exactly, and verifies, from sources with older brokers to a target as MSK has it. */
class OldBrokersMigrateIT {
    private static final Path BROKERS = Path.of("..", "embedded-kafka");
    private static final String GROUP = "billing";
    /** Two committed transactions around an aborted one, with their markers. */
    private static final int END = 40 + 1 + 7 + 1 + 60 + 1;

    private static OtherKafka target;

    @TempDir
    private Path temp;

    @BeforeAll
    static void start() {
        target = OtherKafka.startKRaft(classPath("kafka-3.9"));
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @Test
    void movesAGroupFrom39() throws Exception {
        try (OtherKafka source = OtherKafka.startKRaft(classPath("kafka-3.9"))) {
            movesAGroup(source, "from-39");
        }
    }

    @Test
    void movesAGroupFrom28() throws Exception {
        // Brokers of 2.8 behave as those of 2.7 until they may use what is new, such as topic ids.
        Map<String, String> before = Map.of("inter.broker.protocol.version", "2.7");
        try (OtherKafka source = OtherKafka.startZooKeeper(classPath("kafka-2.8"), before)) {
            movesAGroup(source, "from-28");
        }
    }

    private void movesAGroup(OtherKafka source, String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (Migrations migrations =
                new Migrations(1, new TwoClusters(source.bootstrapServers(), target.bootstrapServers()))) {
            migrations.createTopic(topic, 1);
            write(migrations, topic);
            migrations.copy(topic, Map.of());
            migrations.awaitTopic(
                    topic,
                    entry -> entry.path("lag").asLong(-1) == 0
                            && entry.path("total").asLong() == END);
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", source.bootstrapServers()))) {
                // The eleventh record of the last transaction is the next one.
                admin.alterConsumerGroupOffsets(GROUP, Map.of(partition, new OffsetAndMetadata(40 + 1 + 7 + 1 + 10)))
                        .all()
                        .get();
            }

            MigrateProgram.Result moved =
                    migrate(migrations, topic, "offsets", "--group", GROUP, "--commit", "--snapshot", temp + "/s.json");
            MigrateProgram.Result verified = migrate(migrations, topic, "verify");

            assertThat(moved.exit()).as(moved.toString()).isZero();
            assertThat(moved.out()).contains("Committed and read back: " + GROUP);
            assertThat(verified.exit()).as(verified.toString()).isZero();
            assertThat(unread(partition)).hasSize(50).startsWith("value-10").endsWith("value-59");
            migrations.worker().insist("DELETE", "/connectors/" + topic, "");
        }
    }

    private static MigrateProgram.Result migrate(Migrations migrations, String connector, String... arguments)
            throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--connect", migrations.worker().address().toString(), "--name", connector));
        return new MigrateProgram(migrations.worker().temp(), Map.of()).run(all.toArray(String[]::new));
    }

    private static void write(Migrations migrations, String topic) {
        try (KafkaProducer<String, String> producer = migrations.producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            Migrations.send(producer, topic, 40);
            producer.commitTransaction();
            producer.beginTransaction();
            Migrations.send(producer, topic, 7);
            producer.abortTransaction();
            producer.beginTransaction();
            Migrations.send(producer, topic, 60);
            producer.commitTransaction();
        }
    }

    /** What the group's consumers would read on the target. */
    private static List<String> unread(TopicPartition partition) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", target.bootstrapServers(), "group.id", GROUP, "isolation.level", "read_committed");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private static Path classPath(String version) {
        return BROKERS.resolve(version).resolve("target/broker.classpath");
    }
}
