package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;

/** A backfill at the edge of retention: between two looks more is removed than was read at the first of them. */
class FollowedByRetentionIT {
    private static final String TOPIC = "followed";
    private static final Duration TIME = Duration.ofSeconds(13);
    private static final int LOOK_SECONDS = 5;

    @Test
    void marksNoLossWhereRecordsAreRemovedRightBehindTheReader() throws Exception {
        try (Migrations migrations = new Migrations(LOOK_SECONDS)) {
            migrations.createTopic(TOPIC, 1);
            migrations.produce(TOPIC, 10);
            migrations.copy(TOPIC, Map.of());
            migrations.awaitTopic(TOPIC, topic -> topic.path("lag").asLong(-1) == 0);

            long written = 10 + follow(migrations);

            JsonNode followed = migrations.awaitTopic(
                    TOPIC, topic -> topic.path("lag").asLong(-1) == 0 && migrations.copied(TOPIC) >= written);
            assertThat(followed.path("lost").asLong(-1))
                    .as(followed.toPrettyString())
                    .isZero();
            assertThat(migrations.status().path("losses")).isEmpty();
        }
    }

    /** @return how many records were written */
    private static long follow(Migrations migrations) throws Exception {
        Queue<Long> read = new ArrayDeque<>();
        Instant end = Instant.now().plus(TIME);
        long written = 0;
        try (KafkaProducer<String, String> producer = migrations.producer(Map.of())) {
            while (Instant.now().isBefore(end)) {
                Migrations.send(producer, TOPIC, 50);
                written += 50;
                read.add(position(migrations));
                Thread.sleep(200);
                if (read.size() > 6) {
                    migrations.removeBefore(TOPIC, read.remove());
                }
            }
        }
        return written;
    }

    private static long position(Migrations migrations) throws Exception {
        for (JsonNode reader : migrations.get("/migration/positions").path("readers")) {
            JsonNode offset = reader.path("offsets").path(TOPIC).path("0");
            if (offset.isIntegralNumber()) {
                return offset.asLong();
            }
        }
        return 0;
    }
}
