package io.connectfargate.connect.identity;

import static io.connectfargate.connect.identity.Clusters.STATUS;
import static io.connectfargate.connect.identity.Clusters.allow;
import static io.connectfargate.connect.identity.Clusters.connector;
import static io.connectfargate.connect.identity.Clusters.eventually;
import static io.connectfargate.connect.identity.Clusters.fill;
import static io.connectfargate.connect.identity.Clusters.json;
import static io.connectfargate.connect.identity.Clusters.producer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** A source that is not the one that was copied from before. */
interface OtherSourceCases {
    /** Another test may have made a topic of heartbeats, which is copied, too. */
    String STORED = "stored for (heartbeats, )?moved";

    /** Where all of them run. */
    Clusters clusters();

    @Test
    default void refusesAnotherSourceThanStoredOffsetsCameFromUntilTheyAreGone() throws Exception {
        // Given
        fill(clusters().twin, "moved", 8);
        fill(clusters().target, "known-everywhere", 0);
        fill(clusters().twin, "known-everywhere", 0);
        copyFromOther("moved");
        Map<String, String> moved = connector(clusters().twin, clusters().target, "moved");

        // When, then
        assertThat(clusters().refusal("moved", moved))
                .contains("is not the cluster that moved copied from before", allow("other-source"))
                .containsPattern(STORED);

        // When: also under the name of a connector that is gone
        clusters().worker.insist("DELETE", "/connectors/moved", "");

        // Then
        assertThat(clusters().refusal("moved", moved)).contains("is not the cluster that moved copied from before");

        // When: a STOPPED connector may be given what it likes, and starts from the beginning
        moved.put("preflight.allow", "existing-records");
        beginAnew("moved", moved);

        // Then: the new source is the one that is known
        eventually(() -> assertThat(clusters().offsets("moved")).contains("\"topic\":\"moved\""));
        Map<String, String> before = connector(clusters().other, clusters().target, "moved");
        eventually(() -> assertThat(clusters().refusal("moved", before)).contains("is not the cluster that moved"));
        clusters().take("moved", moved);
        clusters().worker.insist("DELETE", "/connectors/moved", "");
    }

    /** Until records have arrived and the source is known. */
    private void copyFromOther(String name) throws Exception {
        fill(clusters().other, name, 3);
        clusters().take(name, connector(clusters().other, clusters().target, name));
        eventually(() -> assertThat(clusters().offsets(name)).contains("\"topic\":\"" + name + "\""));
        eventually(() -> assertThat(clusters().worker.log())
                .contains("Connector " + name + " copies from the cluster with the id"));
        assertThat(clusters().offsets(name)).doesNotContain("connectfargate");
    }

    private void beginAnew(String name, Map<String, String> config) {
        assertThat(clusters()
                        .worker
                        .insist(
                                "POST",
                                "/connectors",
                                "{\"name\":\"" + name + "\",\"initial_state\":\"STOPPED\",\"config\":" + json(config)
                                        + "}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(clusters().resume(name).statusCode()).isEqualTo(400);
        eventually(() -> assertThat(clusters().worker.status("DELETE", "/connectors/" + name + "/offsets", ""))
                .isEqualTo(200));
        assertThat(clusters().resume(name).statusCode()).isEqualTo(202);
    }

    /** As after an upgrade of a migration that runs. */
    @Test
    default void goesOnWithoutANoteOfTheSourceAndLearnsIt() throws Exception {
        // Given
        fill(clusters().other, "upgraded", 3);
        Map<String, String> config = connector(clusters().other, clusters().target, "upgraded");
        clusters().take("upgraded", config);
        eventually(() -> assertThat(notes("upgraded")).hasSize(1));
        eventually(() -> assertThat(clusters().offsets("upgraded")).contains("\"topic\":\"upgraded\""));

        // When
        try (KafkaProducer<String, String> producer = producer(clusters().target)) {
            producer.send(new ProducerRecord<>(STATUS, notes("upgraded").get(0), null))
                    .get();
        }

        // Then
        clusters().take("upgraded", config);
        eventually(() -> assertThat(notes("upgraded")).hasSize(2));
        assertThat(clusters()
                        .worker
                        .request("GET", "/connectors/upgraded/topics", "")
                        .body())
                .doesNotContain("connectfargate");
    }

    /** The keys of all notes that were written about a connector. */
    private List<String> notes(String connector) {
        List<String> notes = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", clusters().target.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(STATUS).stream()
                    .map(info -> new TopicPartition(STATUS, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, String> read : consumer.poll(Duration.ofSeconds(1))) {
                    if (read.value() != null && read.key().endsWith("io.connectfargate.source|east|" + connector)) {
                        notes.add(read.key());
                    }
                }
            }
        }
        return notes;
    }
}
