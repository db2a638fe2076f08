package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.embedded.OtherKafka;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ledger of sources with older brokers, and of a target as MSK has it. */
class OldBrokersLedgerIT {
    private static final Path BROKERS = Path.of("..", "embedded-kafka");

    private static OtherKafka target;

    @BeforeAll
    static void start() {
        target = OtherKafka.startKRaft(classPath("kafka-3.9"));
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @Test
    void isRightAtASourceOf39() throws Exception {
        try (OtherKafka source = OtherKafka.startKRaft(classPath("kafka-3.9"))) {
            isRight(source, "new");
        }
    }

    @Test
    void isRightAtASourceOf28() throws Exception {
        try (OtherKafka source = OtherKafka.startZooKeeper(classPath("kafka-2.8"))) {
            isRight(source, "old");
        }
    }

    @Test
    void saysWhatASourceBefore28CannotTell() throws Exception {
        // Brokers of 2.8 behave as those of 2.7 until they may use what is new.
        Map<String, String> before = Map.of("inter.broker.protocol.version", "2.7");
        try (OtherKafka source = OtherKafka.startZooKeeper(classPath("kafka-2.8"), before);
                Migrations migrations = between(source)) {
            migrations.createTopic("idless", 1);
            migrations.copy("idless", Map.of());
            migrations.produce("idless", 100);
            migrations.awaitTopic(
                    "idless", topic -> isInSync(topic) && topic.path("total").asLong() == 100);

            assertThat(migrations
                            .status()
                            .path("connectors")
                            .get(0)
                            .path("topicsWithoutId")
                            .asInt())
                    .isEqualTo(1);
            migrations.removeBefore("idless", 50);
            migrations.awaitTopic("idless", topic -> topic.path("total").asLong() == 50);
            migrations.worker().insist("DELETE", "/connectors/idless", "");
        }
    }

    private static void isRight(OtherKafka source, String prefix) throws Exception {
        try (Migrations migrations = between(source)) {
            String gap = prefix + "-gap";
            String marked = prefix + "-marked";
            lose(migrations, gap);
            mark(migrations, marked);

            JsonNode lost = migrations.awaitTopic(
                    gap,
                    topic -> topic.path("lost").asLong() == 300
                            && topic.path("lag").asLong(-1) == 0);
            assertThat(lost.path("state").asText()).isEqualTo("losing");
            JsonNode status = migrations.status();
            assertThat(status.path("losses").get(0).path("id").asText()).isEqualTo("losing:" + gap + "-0:100-400");
            JsonNode held =
                    migrations.awaitTopic(marked, topic -> topic.path("held").asLong() == 5);
            assertThat(held.path("lost").asLong(-1)).isZero();
            for (JsonNode connector : status.path("connectors")) {
                assertThat(connector.path("topicsWithoutId").asInt(-1)).isZero();
                // The target keeps it, and the next test has another source.
                migrations
                        .worker()
                        .insist(
                                "DELETE",
                                "/connectors/" + connector.path("name").asText(),
                                "");
            }
        }
    }

    private static Migrations between(OtherKafka source) throws Exception {
        return new Migrations(1, new TwoClusters(source.bootstrapServers(), target.bootstrapServers()));
    }

    /** Retention takes the offsets 100 to 399 while nothing is copied. */
    private static void lose(Migrations migrations, String topic) throws Exception {
        migrations.createTopic(topic, 1);
        migrations.copy(topic, Map.of());
        migrations.produce(topic, 100);
        migrations.awaitTopic(
                topic, entry -> isInSync(entry) && entry.path("total").asLong() == 100);
        migrations.stop(topic);
        migrations.produce(topic, 500);
        migrations.removeBefore(topic, 400);
        migrations.worker().insist("PUT", "/connectors/" + topic + "/resume", "");
    }

    /** Ends with an aborted transaction, and then with an open one. */
    private static void mark(Migrations migrations, String topic) throws Exception {
        migrations.createTopic(topic, 1);
        migrations.copy(topic, Map.of());
        // It stays open: its producer ends without a word.
        KafkaProducer<String, String> producer =
                migrations.producer(Map.of("transactional.id", topic, "transaction.timeout.ms", 600_000));
        producer.initTransactions();
        producer.beginTransaction();
        Migrations.send(producer, topic, 7);
        producer.abortTransaction();
        migrations.awaitTopic(
                topic, entry -> isInSync(entry) && entry.path("total").asLong() == 8);
        producer.beginTransaction();
        Migrations.send(producer, topic, 5);
    }

    private static boolean isInSync(JsonNode topic) {
        return topic.path("state").asText().equals("in-sync");
    }

    private static Path classPath(String version) {
        return BROKERS.resolve(version).resolve("target/broker.classpath");
    }
}
