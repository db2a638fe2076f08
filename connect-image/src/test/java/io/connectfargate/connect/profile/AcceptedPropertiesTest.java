package io.connectfargate.connect.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcceptedPropertiesTest {
    @AfterEach
    void forget() {
        System.clearProperty(TargetProfile.PROPERTY);
    }

    @Test
    void areKafkasOwnOnAStandardCluster() {
        AcceptedProperties filter = filter();

        assertThat(filter.shouldReplicateConfigProperty("segment.bytes")).isTrue();
        assertThat(filter.shouldReplicateConfigProperty("min.insync.replicas")).isFalse();
    }

    @Test
    void areThoseThatExpressAndServerlessAccept() {
        TargetProfile.EXPRESS.publish();
        AcceptedProperties express = filter();
        TargetProfile.SERVERLESS.publish();
        AcceptedProperties serverless = filter();

        assertThat(express.shouldReplicateConfigProperty("segment.bytes")).isFalse();
        assertThat(express.shouldReplicateConfigProperty("delete.retention.ms")).isTrue();
        assertThat(serverless.shouldReplicateConfigProperty("delete.retention.ms"))
                .isFalse();
        assertThat(serverless.shouldReplicateConfigProperty("retention.ms")).isTrue();
        assertThat(serverless.shouldReplicateConfigProperty("message.timestamp.type"))
                .as("excluded by Kafka's default")
                .isFalse();
    }

    @Test
    void profileIsFoundByTheAddressOrByTheConfigurationOfABroker() {
        assertThat(TargetProfile.of("boot-x.c1.kafka-serverless.us-east-1.amazonaws.com:9098"))
                .hasValue(TargetProfile.SERVERLESS);
        assertThat(TargetProfile.of("b-1.x.kafka.us-east-1.amazonaws.com:9098")).isEmpty();

        Map<String, String> broker = new HashMap<>(Map.of(
                "auto.create.topics.enable", "false",
                "log.message.timestamp.before.max.ms", "86400000",
                "log.message.timestamp.after.max.ms", "86400000",
                "min.insync.replicas", "2",
                "num.io.threads", "8"));
        assertThat(TargetProfile.of(broker)).isEqualTo(TargetProfile.EXPRESS);
        broker.put("log.message.timestamp.after.max.ms", "3600000");
        assertThat(TargetProfile.of(broker)).isEqualTo(TargetProfile.STANDARD);
        assertThat(TargetProfile.of(Map.of())).isEqualTo(TargetProfile.STANDARD);
    }

    @Test
    void serverlessGivesConnectsTopicsFewPartitionsUnlessTheUserSaysHowMany() {
        assertThat(TargetProfile.SERVERLESS.properties(Map.of()))
                .containsOnly(Map.entry("offset.storage.partitions", "5"), Map.entry("status.storage.partitions", "1"));
        assertThat(TargetProfile.SERVERLESS.properties(Map.of("offset.storage.partitions", "25")))
                .containsOnlyKeys("status.storage.partitions");
        assertThat(TargetProfile.EXPRESS.properties(Map.of())).isEmpty();
    }

    private static AcceptedProperties filter() {
        AcceptedProperties filter = new AcceptedProperties();
        filter.configure(Map.of());
        return filter;
    }
}
