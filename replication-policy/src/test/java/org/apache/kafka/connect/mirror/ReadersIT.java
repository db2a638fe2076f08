package org.apache.kafka.connect.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.kafka.samples.CustomMM2ReplicationPolicy;
import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.replication.SameNameReplicationPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kafka's client for applications that moved, against a target with checkpoints; in its package, to write one. */
class ReadersIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final TopicPartition PARTITION = new TopicPartition("orders", 3);

    private static EmbeddedKafka target;

    @BeforeAll
    static void startTargetWithACheckpoint() throws Exception {
        target = EmbeddedKafka.start();
        Map<String, Object> client = Map.of("bootstrap.servers", target.bootstrapServers());
        try (Admin admin = Admin.create(client);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(
                            new NewTopic("msksource.checkpoints.internal", 1, (short) 1),
                            new NewTopic("msksource.heartbeats", 1, (short) 1),
                            new NewTopic("orders", 4, (short) 1)))
                    .all()
                    .get();
            Checkpoint checkpoint = new Checkpoint("billing", PARTITION, 17, 12, "");
            producer.send(new ProducerRecord<>(
                            "msksource.checkpoints.internal", checkpoint.recordKey(), checkpoint.recordValue()))
                    .get();
        }
    }

    @AfterAll
    static void stopTarget() {
        target.close();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                SameNameReplicationPolicy.class,
                CustomMM2ReplicationPolicy.class,
                IdentityReplicationPolicy.class
            })
    void applicationsTranslateTheirOffsetsWithoutAnAlias(Class<?> policy) throws Exception {
        Map<String, Object> client = new HashMap<>(
                Map.of("bootstrap.servers", target.bootstrapServers(), "replication.policy.class", policy.getName()));

        assertThat(RemoteClusterUtils.translateOffsets(client, "msksource", "billing", LIMIT))
                .containsOnly(Map.entry(PARTITION, new OffsetAndMetadata(12)));
        assertThat(RemoteClusterUtils.translateOffsets(client, "msksource", Pattern.compile("b.*"), LIMIT))
                .containsOnlyKeys("billing");
        assertThat(RemoteClusterUtils.upstreamClusters(client)).containsExactly("msksource");
        assertThat(RemoteClusterUtils.replicationHops(client, "msksource")).isEqualTo(1);
        assertThat(RemoteClusterUtils.checkpointTopics(client)).containsExactly("msksource.checkpoints.internal");
        assertThat(RemoteClusterUtils.heartbeatTopics(client)).containsExactly("msksource.heartbeats");
    }
}
