package io.connectfargate.connect.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one look at a cluster's groups tells, and costs. */
class GroupReaderIT {
    private static final int GROUPS = 200;
    private static final int PARTITIONS = 10;

    private static EmbeddedKafka kafka;
    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        admin.createTopics(List.of(new NewTopic("orders", PARTITIONS, (short) 1)))
                .all()
                .get();
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void asksForAllGroupsTogether() throws Exception {
        for (int i = 0; i < GROUPS; i++) {
            commit("dev/group-" + i);
        }
        GroupReader reader = new GroupReader(admin);
        reader.read(group -> group.startsWith("dev/"), Set.of());
        double before = requests();
        long begun = System.nanoTime();

        SideGroups groups = reader.read(group -> group.startsWith("dev/"), Set.of());

        double requests = requests() - before;
        System.out.printf(
                "%d groups with %d partitions each: %.0f requests to one broker, %d ms%n",
                GROUPS, PARTITIONS, requests, (System.nanoTime() - begun) / 1_000_000);
        assertThat(groups.offsets()).hasSize(GROUPS);
        assertThat(groups.offsets("dev/group-7")).hasSize(PARTITIONS).containsValue(5L);
        assertThat(groups.standings().get("dev/group-7")).isEqualTo(new Standing("Empty", OptionalInt.of(0)));
        assertThat(groups.failures()).isEmpty();
        assertThat(requests).isLessThanOrEqualTo(6);
    }

    @Test
    void countsMembersAndKnowsNothingOfAGroupThatDoesNotExist() throws Exception {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", "reads"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("orders"));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                consumer.poll(Duration.ofMillis(100));
                return !consumer.assignment().isEmpty();
            });

            SideGroups groups = new GroupReader(admin).read("reads"::equals, Set.of("nobody"));

            assertThat(groups.standings().get("reads")).isEqualTo(new Standing("Stable", OptionalInt.of(1)));
            assertThat(groups.standings()).doesNotContainKey("nobody");
            assertThat(groups.offsets("nobody")).isEmpty();
            assertThat(groups.failures()).isEmpty();
        }
    }

    private static void commit(String group) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (int i = 0; i < PARTITIONS; i++) {
            offsets.put(new TopicPartition("orders", i), new OffsetAndMetadata(5));
        }
        admin.alterConsumerGroupOffsets(group, offsets).all().get();
    }

    private static double requests() {
        return admin.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("request-total")
                        && metric.getKey().group().equals("admin-client-metrics"))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .sum();
    }
}
