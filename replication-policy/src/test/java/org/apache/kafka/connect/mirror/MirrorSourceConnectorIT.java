package org.apache.kafka.connect.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.SetSystemProperty;

/** The source connector between two real clusters; in its package, where a refresh can be called. */
@SetSystemProperty(key = "connect.internal.topics", value = "eu-configs,eu-offsets,eu-status")
class MirrorSourceConnectorIT {
    private static final String POLICY = "io.connectfargate.replication.SameNameReplicationPolicy";
    private static final Set<String> REPLICATED =
            Set.of("orders", "x-heartbeats", "team.heartbeats", "_schemas", "heartbeats");
    private static final Set<String> COPIES =
            Set.of("orders", "x-heartbeats", "team.heartbeats", "_schemas", "msksource.heartbeats");

    private static final Reconfigurations RECONFIGURATIONS = new Reconfigurations();
    private static final MirrorSourceConnector CONNECTOR = new MirrorSourceConnector();

    private static EmbeddedKafka source;
    private static EmbeddedKafka target;
    private static Admin targetAdmin;

    @BeforeAll
    static void startConnectorBetweenClustersThatBothHaveTopics() throws Exception {
        source = EmbeddedKafka.start();
        target = EmbeddedKafka.start();
        targetAdmin = Admin.create(Map.of("bootstrap.servers", target.bootstrapServers()));
        createTopics(targetAdmin, "heartbeats", "connect-configs-foo", "eu-offsets");
        try (Admin sourceAdmin = Admin.create(Map.of("bootstrap.servers", source.bootstrapServers()))) {
            createTopics(sourceAdmin, "orders", "x-heartbeats", "team.heartbeats", "_schemas", "heartbeats");
            createTopics(sourceAdmin, "connect-configs-foo", "connect-offsets-foo", "eu-configs", "eu-offsets");
            createTopics(sourceAdmin, "msksource.heartbeats", "mskdest.heartbeats", "__hidden");
        }
        CONNECTOR.initialize(RECONFIGURATIONS);
        CONNECTOR.start(connectorProperties());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(targetTopics()).containsAll(COPIES));
    }

    @AfterAll
    static void stopConnectorAndClusters() {
        CONNECTOR.stop();
        targetAdmin.close();
        target.close();
        source.close();
    }

    @Test
    void replicatesWhatThePolicyTellsItTo() throws Exception {
        assertThat(topics(CONNECTOR.findSourceTopicPartitions())).isEqualTo(REPLICATED);
        assertThat(topics(CONNECTOR.findTargetTopicPartitions())).isEqualTo(COPIES);
        assertThat(targetTopics())
                .doesNotContain("connect-offsets-foo", "eu-configs", "mskdest.heartbeats", "__hidden");
    }

    @Test
    void missesNoPartitionOnTheTargetInARefresh() throws Exception {
        // When
        CONNECTOR.refreshTopicPartitions();
        CONNECTOR.refreshTopicPartitions();
        // Then
        assertThat(RECONFIGURATIONS.count).hasValue(0);
    }

    @Test
    void showsClientsWhereTopicsCameFrom() throws Exception {
        try (MirrorClient client = new MirrorClient(Map.of(
                "bootstrap.servers",
                target.bootstrapServers(),
                "source.cluster.alias",
                "msksource",
                "replication.policy.class",
                POLICY))) {
            assertThat(client.heartbeatTopics()).containsOnly("heartbeats", "msksource.heartbeats");
            assertThat(client.upstreamClusters()).containsOnly("msksource");
            assertThat(client.replicationHops("msksource")).isEqualTo(1);
            assertThat(client.remoteTopics("msksource"))
                    .containsOnly("orders", "x-heartbeats", "team.heartbeats", "_schemas");
        }
    }

    private static void createTopics(Admin admin, String... topics) throws Exception {
        admin.createTopics(Stream.of(topics)
                        .map(topic -> new NewTopic(topic, Optional.of(2), Optional.empty()))
                        .toList())
                .all()
                .get();
    }

    private static Set<String> topics(List<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    }

    private static Set<String> targetTopics() throws Exception {
        return targetAdmin.listTopics().names().get();
    }

    /** Refreshes are left to the test; everything else is as users have it. */
    private static Map<String, String> connectorProperties() {
        return Map.ofEntries(
                Map.entry("name", "mm2-msc"),
                Map.entry("connector.class", MirrorSourceConnector.class.getName()),
                Map.entry("source.cluster.alias", "msksource"),
                Map.entry("target.cluster.alias", "mskdest"),
                Map.entry("source.cluster.bootstrap.servers", source.bootstrapServers()),
                Map.entry("target.cluster.bootstrap.servers", target.bootstrapServers()),
                Map.entry("replication.policy.class", POLICY),
                Map.entry("topics", ".*"),
                Map.entry("replication.factor", "1"),
                Map.entry("offset-syncs.topic.location", "target"),
                Map.entry("offset-syncs.topic.replication.factor", "1"),
                Map.entry("sync.topic.acls.enabled", "false"),
                Map.entry("refresh.topics.enabled", "false"));
    }

    /** Counts how often the connector asks for new tasks. */
    private static final class Reconfigurations implements ConnectorContext {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public void requestTaskReconfiguration() {
            count.incrementAndGet();
        }

        @Override
        public PluginMetrics pluginMetrics() {
            return null;
        }

        @Override
        public void raiseError(Exception e) {
            throw new AssertionError(e);
        }
    }
}
