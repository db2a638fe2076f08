package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.connect.SecuredMigration;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** Consumer groups of the source of {@link Migrations}, and the connector that translates their offsets. */
record MigratedGroups(Migrations migrations) {
    /** Translates the offsets of groups in topics, every second. */
    void checkpoint(String connector, String topics, String groups) {
        Map<String, String> config = new HashMap<>(Map.of(
                "connector.class", "org.apache.kafka.connect.mirror.MirrorCheckpointConnector",
                "source.cluster.alias", "msksource",
                "target.cluster.alias", "mskdest",
                "source.cluster.bootstrap.servers", migrations.source(),
                "target.cluster.bootstrap.servers", migrations.target(),
                "offset-syncs.topic.location", "target",
                "replication.policy.class", "io.connectfargate.replication.SameNameReplicationPolicy",
                "topics", topics,
                "groups", groups));
        config.putAll(Map.of(
                "refresh.groups.interval.seconds", "1",
                "emit.checkpoints.interval.seconds", "1",
                "sync.group.offsets.enabled", "true",
                "sync.group.offsets.interval.seconds", "1",
                "checkpoints.topic.replication.factor", "1",
                "offset-syncs.topic.replication.factor", "1",
                "tasks.max", "1"));
        HttpResponse<String> answer = migrations
                .worker()
                .insist("PUT", "/connectors/" + connector + "/config", SecuredMigration.json(config));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** As a consumer of the group that has stopped at an offset of the first partition. */
    void commit(String group, String topic, long offset) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", migrations.source()))) {
            admin.alterConsumerGroupOffsets(group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)))
                    .all()
                    .get();
        }
    }

    /** The group's entry in the status, once it is as wanted. */
    JsonNode await(String group, Predicate<JsonNode> wanted) {
        JsonNode[] last = new JsonNode[1];
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    last[0] = entry(migrations.status().path("groups"), "group", group);
                    assertThat(wanted.test(last[0]))
                            .as(last[0].toPrettyString())
                            .isTrue();
                });
        return last[0];
    }

    /** The one of a list whose field has a value; an empty one if there is none. */
    static JsonNode entry(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> entry.path(field).asText().equals(value))
                .findFirst()
                .orElseGet(() -> new ObjectMapper().createObjectNode());
    }
}
