package io.connectfargate.connect.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.config.Problems;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcceptedSettingsTest {
    @AfterEach
    void forget() {
        System.clearProperty(TargetProfile.PROPERTY);
    }

    @Test
    void areKafkasOwnOnAStandardCluster() {
        AcceptedSettings filter = filter();

        assertThat(filter.shouldReplicateConfigProperty("segment.bytes")).isTrue();
        assertThat(filter.shouldReplicateConfigProperty("min.insync.replicas")).isFalse();
    }

    @Test
    void areThoseThatExpressAndServerlessTake() {
        TargetProfile.EXPRESS.tellConnectors();
        AcceptedSettings express = filter();
        TargetProfile.SERVERLESS.tellConnectors();
        AcceptedSettings serverless = filter();

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
    void profileIsAskedForOrReadOffAddressAndBrokers() {
        Problems problems = new Problems();
        assertThat(TargetProfile.asked(Map.of("TARGET_PROFILE", "express"), problems))
                .hasValue(TargetProfile.EXPRESS);
        assertThat(TargetProfile.asked(Map.of(), problems)).isEmpty();
        assertThat(problems.isEmpty()).isTrue();
        assertThat(TargetProfile.asked(Map.of("TARGET_PROFILE", "fast"), problems))
                .isEmpty();
        assertThat(problems.toString()).contains("TARGET_PROFILE", "'fast'", "standard, express, serverless");

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

    private static AcceptedSettings filter() {
        AcceptedSettings filter = new AcceptedSettings();
        filter.configure(Map.of());
        return filter;
    }
}
