package io.connectfargate.configuration.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.mirror.DefaultConfigPropertyFilter;
import org.apache.kafka.connect.mirror.DefaultGroupFilter;
import org.apache.kafka.connect.mirror.DefaultTopicFilter;
import org.apache.kafka.connect.mirror.ReplicationClient;
import org.junit.jupiter.api.Test;

/** What the files mean to Kafka's own classes. */
class ConnectorSettingsTest {
    private static final Map<String, String> VARIABLES = WorkerVariables.all();

    private final ConnectorFile records = ConnectorFile.read(ConnectorFile.FOLDER, "no-auth", Role.MSC);
    private final ConnectorFile checkpoints = ConnectorFile.read(ConnectorFile.FOLDER, "no-auth", Role.CPC);

    @Test
    void connectorsFindNothingToObjectTo() {
        assertThat(ConnectorFile.all())
                .allSatisfy(file -> assertThat(file.role().errors(file.resolved(VARIABLES)))
                        .as(file.toString())
                        .isEmpty());
    }

    @Test
    void sourceConnectorAcceptsThatExactlyOnceIsRequired() {
        assertThat(ConnectorFile.all(Role.MSC)).allSatisfy(file -> {
            // Given
            Map<String, String> properties = file.resolved(VARIABLES);
            properties.put("exactly.once.support", "required");

            // Then
            assertThat(Role.MSC.errors(properties)).as(file.toString()).isEmpty();
            properties.remove("source.consumer.isolation.level");
            assertThat(Role.MSC.errors(properties))
                    .as("without it")
                    .anyMatch(error -> error.contains("isolation.level"));
        });
    }

    @Test
    void metricsKeepTheNamesThatTheExportersRulesMatch() {
        assertThat(ConnectorFile.all())
                .allSatisfy(file ->
                        assertThat(file.content()).as(file.toString()).doesNotContainKey("metric.names.formats"));
    }

    @Test
    void keysValuesAndHeadersStayBytes() {
        // Connect's default header converter would write binary headers as Base64 text.
        String bytes = "org.apache.kafka.connect.converters.ByteArrayConverter";
        assertThat(ConnectorFile.all())
                .allSatisfy(file -> assertThat(file.content())
                        .as(file.toString())
                        .containsAllEntriesOf(
                                Map.of("key.converter", bytes, "value.converter", bytes, "header.converter", bytes)));
    }

    @Test
    void sourceConsumerReadsAllCommittedHistoryAndNeverCreatesATopic() throws IOException {
        // Given
        Map<String, Object> settings = clientSettings(ReplicationClient.SOURCE_CONSUMER);
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteArrayDeserializer.class);

        // When
        ConsumerConfig consumer = new ConsumerConfig(settings);

        // Then
        assertThat(consumer.getString("auto.offset.reset")).isEqualTo("earliest");
        assertThat(consumer.getString("isolation.level")).isEqualTo("read_committed");
        assertThat(consumer.getBoolean("allow.auto.create.topics")).isFalse();
    }

    @Test
    void recordOfTheSourcesLargestSizeFitsTheProducersMemory() throws IOException {
        // Given
        Map<String, Object> settings = records.producerOverrides();
        settings.put("key.serializer", ByteArraySerializer.class);
        settings.put("value.serializer", ByteArraySerializer.class);

        // When
        ProducerConfig producer = new ProducerConfig(settings);

        // Then
        assertThat(producer.getInt("max.request.size").longValue())
                .isBetween(10L << 20, producer.getLong("buffer.memory") / 2);
        assertThat(producer.getBoolean("enable.idempotence")).isTrue();
    }

    @Test
    void everyUserTopicIsReplicatedAndInternalOnesAreNot() {
        DefaultTopicFilter filter = new DefaultTopicFilter();
        filter.configure(records.properties());

        assertThat(List.of("orders", "orders.replica", "billing.internal", "heartbeats", "_schemas", "app-changelog"))
                .allMatch(filter::shouldReplicateTopic);
        assertThat(List.of(
                        "__consumer_offsets",
                        "__amazon_msk_canary",
                        "_confluent-license",
                        "mm2-offset-syncs.x.internal",
                        "x.checkpoints.internal"))
                .noneMatch(filter::shouldReplicateTopic);
    }

    @Test
    void groupsOfSinkConnectorsMoveToo() {
        DefaultGroupFilter filter = new DefaultGroupFilter();
        filter.configure(checkpoints.properties());

        assertThat(List.of("billing", "connect-s3-sink", "_confluent-ksql-query"))
                .allMatch(filter::shouldReplicateGroup);
        assertThat(List.of("console-consumer-4711", "__internal")).noneMatch(filter::shouldReplicateGroup);
    }

    @Test
    void topicSettingsThatBelongToTheTargetAreLeftAlone() {
        DefaultConfigPropertyFilter filter = new DefaultConfigPropertyFilter();
        filter.configure(records.properties());

        Stream<String> kafkasDefault =
                Stream.of(DefaultConfigPropertyFilter.CONFIG_PROPERTIES_EXCLUDE_DEFAULT.split(", "));
        assertThat(Stream.concat(
                        kafkasDefault,
                        Stream.of(
                                "message.timestamp.before.max.ms",
                                "message.timestamp.after.max.ms",
                                "remote.storage.enable",
                                "local.retention.ms",
                                "confluent.placement.constraints")))
                .noneMatch(filter::shouldReplicateConfigProperty);
        assertThat(List.of("cleanup.policy", "retention.ms", "max.message.bytes", "compression.type", "segment.bytes"))
                .allMatch(filter::shouldReplicateConfigProperty);
    }

    private Map<String, Object> clientSettings(ReplicationClient client) throws IOException {
        return client.settings(records.role().parse(records.resolved(VARIABLES)));
    }
}
