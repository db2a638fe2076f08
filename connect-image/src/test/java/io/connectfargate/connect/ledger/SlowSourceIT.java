package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.embedded.EmbeddedKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A source that does not respond is its own connector's concern. */
class SlowSourceIT {
    /** Before the other in each order. */
    private static final String SLOW = "a-slow";

    private static final String FINE = "fine";
    /** A look at a cluster that does not respond takes ten seconds at least. */
    private static final Duration TIME = Duration.ofSeconds(20);

    private static final Duration LONGEST = Duration.ofSeconds(6);

    @Test
    void doesNotDelayTheLedgersOfOtherConnectors() throws Exception {
        try (Migrations migrations = new Migrations()) {
            // Given
            migrations.createTopic(FINE, 1);
            migrations.copy(FINE, Map.of());
            migrations.awaitTopic(FINE, topic -> topic.path("state").asText().equals("in-sync"));

            // When
            copyFromASourceThatGoes(migrations);

            // Then
            TreeSet<Instant> looks = looks(migrations);
            assertThat(longest(looks)).as(looks.toString()).isLessThan(LONGEST);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(level(connector(migrations, SLOW))).isEqualTo("unknown"));
            assertThat(level(connector(migrations, FINE))).isEqualTo("fine");
            assertThat(level(migrations.status())).isNotEqualTo("fine");
        }
    }

    private static void copyFromASourceThatGoes(Migrations migrations) throws Exception {
        try (EmbeddedKafka gone = EmbeddedKafka.start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", gone.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(SLOW, 1, (short) 1))).all().get();
            Map<String, String> from =
                    Map.of("source.cluster.bootstrap.servers", gone.bootstrapServers(), "source.cluster.alias", "gone");
            migrations.copy(SLOW, from);
            migrations.awaitTopic(SLOW, topic -> topic.path("state").asText().equals("in-sync"));
        }
    }

    private static String level(JsonNode node) {
        return node.path("verdict").path("level").asText();
    }

    /** When the healthy connector's clusters were read. */
    private static TreeSet<Instant> looks(Migrations migrations) {
        TreeSet<Instant> looks = new TreeSet<>();
        Instant end = Instant.now().plus(TIME);
        Awaitility.await()
                .atMost(TIME.multipliedBy(2))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    looks.add(Instant.parse(
                            connector(migrations, FINE).path("asOf").asText()));
                    return Instant.now().isAfter(end);
                });
        looks.add(Instant.now());
        return looks;
    }

    private static Duration longest(TreeSet<Instant> looks) {
        Duration longest = Duration.ZERO;
        for (Instant look : looks) {
            Instant before = looks.lower(look);
            if (before != null && Duration.between(before, look).compareTo(longest) > 0) {
                longest = Duration.between(before, look);
            }
        }
        return longest;
    }

    private static JsonNode connector(Migrations migrations, String name) throws Exception {
        return StreamSupport.stream(migrations.status().path("connectors").spliterator(), false)
                .filter(connector -> connector.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
