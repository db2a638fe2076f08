package io.connectfargate.connect.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.Mirror;
import io.connectfargate.connect.SecuredMigration;
import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** Targets that accept few properties of topics, as MSK Express and Serverless do. */
class TargetProfileIT {
    @Test
    void expressIsFoundByItsBrokersAndGetsThePropertiesThatItAccepts() throws Exception {
        try (EmbeddedKafka source = EmbeddedKafka.start();
                EmbeddedKafka target = EmbeddedKafka.start(2, MskPolicies.express());
                Admin sourceAdmin = Admin.create(Map.of("bootstrap.servers", source.bootstrapServers()));
                Admin targetAdmin = Admin.create(Map.of("bootstrap.servers", target.bootstrapServers()));
                WorkerProcess worker = WorkerProcess.start(
                                Map.of("BROKERS", target.bootstrapServers(), "GROUP", "express"))
                        .awaitHealthy()) {
            // Given
            assertThat(worker.log()).contains("Target profile: express, by the configuration of a broker");
            createTuned(sourceAdmin);

            // When
            var answer = worker.insist("PUT", "/connectors/mm2-msc/config", connector(source, target));

            // Then
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> targetAdmin.listTopics().names().get().contains("tuned"));
            Config copy = properties(targetAdmin);
            assertThat(copy.get("retention.ms").value()).isEqualTo("3600000");
            assertThat(copy.get("segment.bytes").value()).isNotEqualTo("1048576");
            await().during(Duration.ofSeconds(6))
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(worker.log()).doesNotContain("Could not alter configuration of topic"));
        }
    }

    @Test
    void serverlessGetsFewPartitionsOfConnectsOwnAndIsSaidToHaveNoRoom() throws Exception {
        try (EmbeddedKafka source = EmbeddedKafka.start();
                Admin sourceAdmin = Admin.create(Map.of("bootstrap.servers", source.bootstrapServers()));
                EmbeddedKafka target = EmbeddedKafka.start(1, MskPolicies.fewPartitions());
                Admin admin = Admin.create(Map.of("bootstrap.servers", target.bootstrapServers()));
                WorkerProcess worker = WorkerProcess.start(Map.of(
                                "BROKERS",
                                target.bootstrapServers(),
                                "GROUP",
                                "serverless",
                                "TARGET_PROFILE",
                                "serverless"))
                        .awaitHealthy()) {
            assertThat(worker.log()).contains("Target profile: serverless, set by TARGET_PROFILE");
            assertPartitions(admin);

            // When
            create(sourceAdmin, "tuned", 115, Map.of("cleanup.policy", "compact"));
            var answer = worker.insist("PUT", "/connectors/mm2-msc/config", connector(source, target));

            // Then
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            awaitNoRoom(worker);
        }
    }

    private static void assertPartitions(Admin admin) throws Exception {
        var topics = admin.describeTopics(List.of("connect-offsets-serverless", "connect-status-serverless"))
                .allTopicNames()
                .get();
        assertThat(topics.get("connect-offsets-serverless").partitions()).hasSize(5);
        assertThat(topics.get("connect-status-serverless").partitions()).hasSize(1);
    }

    private static void awaitNoRoom(WorkerProcess worker) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(
                                worker.request("GET", "/findings/mm2-msc", "").body())
                        .contains("partition-limit", "no room for the partitions")
                        .contains("tuned (115 compacted partitions; the target has ")
                        .contains(" of 120, all missing copies need 115)"));
    }

    private static void createTuned(Admin source) throws Exception {
        create(source, "tuned", 1, Map.of("segment.bytes", "1048576", "retention.ms", "3600000", "flush.ms", "1000"));
    }

    private static void create(Admin source, String topic, int partitions, Map<String, String> properties)
            throws Exception {
        source.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(properties)))
                .all()
                .get();
    }

    private static String connector(EmbeddedKafka source, EmbeddedKafka target) {
        Map<String, String> config = Mirror.source(source.bootstrapServers(), target.bootstrapServers(), "tuned");
        config.put("replication.factor", "-1");
        config.put("config.property.filter.class", AcceptedProperties.class.getName());
        config.put("sync.topic.configs.interval.seconds", "2");
        return SecuredMigration.json(config);
    }

    private static Config properties(Admin target) throws Exception {
        ConfigResource copy = new ConfigResource(ConfigResource.Type.TOPIC, "tuned");
        return target.describeConfigs(List.of(copy)).all().get().get(copy);
    }
}
