package io.connectfargate.configuration.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The no-auth files on a real worker between real brokers, put in place by the commands of the README. */
class ConnectorFilesIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** As on MSK no topic comes by itself; the log cleaner's 128 MiB a broker would fill this JVM. */
    private static final Map<String, String> BROKER =
            Map.of("auto.create.topics.enable", "false", "log.cleaner.dedupe.buffer.size", "4194304");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void filesReplicateUnchangedOntoTargetsOfAnySize(int brokers) throws Exception {
        try (EmbeddedKafka source = EmbeddedKafka.start(1, BROKER);
                EmbeddedKafka target = EmbeddedKafka.start(brokers, BROKER)) {
            // Given
            SourceData.write(source.bootstrapServers());
            Set<String> sourceTopics = topics(source).keySet();
            Connect<?> worker = new ConnectDistributed().startConnect(workerProperties(target));
            try {
                // When
                putFiles(source, target, worker);

                // Then
                awaitRecords(source, target);
                awaitGroup(target);
                SourceData.writeNext(source.bootstrapServers());
                awaitRecords(source, target);
                assertThat(topics(source).keySet()).isEqualTo(sourceTopics);
                assertThat(topics(target))
                        .containsKeys(
                                "heartbeats", "mm2-offset-syncs.msksource.internal", "msksource.checkpoints.internal")
                        .allSatisfy((name, topic) -> assertThat(
                                        topic.partitions().get(0).replicas())
                                .as(name)
                                .hasSize(brokers));
            } finally {
                worker.stop();
                worker.awaitStop();
            }
        }
    }

    private static void awaitRecords(EmbeddedKafka source, EmbeddedKafka target) {
        Map<TopicPartition, List<String>> expected = SourceData.lines(source.bootstrapServers());
        await("the same records on the target")
                .atMost(LIMIT)
                .ignoreException(UnknownTopicOrPartitionException.class)
                .untilAsserted(() -> {
                    Map<TopicPartition, List<String>> found = SourceData.lines(target.bootstrapServers());
                    assertThat(differences(expected, found)).isEmpty();
                });
    }

    /** The first difference of each partition: all of them would fill pages. */
    private static List<String> differences(
            Map<TopicPartition, List<String>> expected, Map<TopicPartition, List<String>> found) {
        List<String> differences = new ArrayList<>();
        expected.forEach((partition, records) -> {
            List<String> copies = found.getOrDefault(partition, List.of());
            for (int i = 0; i < Math.max(records.size(), copies.size()); i++) {
                String record = i < records.size() ? records.get(i) : "nothing";
                String copy = i < copies.size() ? copies.get(i) : "nothing";
                if (!record.equals(copy)) {
                    differences.add(partition + ", record " + i + ": expected " + record + ", found " + copy);
                    return;
                }
            }
        });
        return differences;
    }

    private static void awaitGroup(EmbeddedKafka target) throws Exception {
        Map<TopicPartition, Long> expected = SourceData.ends(target.bootstrapServers());
        expected.keySet().removeIf(partition -> !partition.topic().equals("orders"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", target.bootstrapServers()))) {
            await().atMost(LIMIT).untilAsserted(() -> {
                Map<TopicPartition, Long> positions = new HashMap<>();
                admin.listConsumerGroupOffsets(SourceData.GROUP)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .forEach((partition, position) -> positions.put(partition, position.offset()));
                assertThat(positions).isEqualTo(expected);
            });
        }
    }

    private void putFiles(EmbeddedKafka source, EmbeddedKafka target, Connect<?> worker) throws Exception {
        for (Role role : Role.values()) {
            ConnectorFile file = ConnectorFile.read(ConnectorFile.FOLDER, "no-auth", role);
            Path copy = folder.resolve(file.toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file.path(), copy);
        }
        Map<String, String> variables = Map.of(
                "AUTH", "no-auth",
                "SOURCE_BROKERS", source.bootstrapServers(),
                "TARGET_BROKERS", target.bootstrapServers(),
                "CONNECT", worker.rest().serverUrl().toString().replaceAll("/$", ""));
        Readme.run("sed -i", folder, variables);
        Readme.run("curl", folder, variables);
    }

    private static Map<String, TopicDescription> topics(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Set<String> names = admin.listTopics().names().get();
            return admin.describeTopics(names).allTopicNames().get();
        }
    }

    /** The launcher's, apart from the topics' size, and converters that would change a record: a file must bring its own. */
    private static Map<String, String> workerProperties(EmbeddedKafka target) {
        Map<String, String> properties = new HashMap<>();
        properties.put("bootstrap.servers", target.bootstrapServers());
        properties.put("group.id", "connector-files");
        properties.put("listeners", "http://127.0.0.1:0");
        properties.put("plugin.discovery", "service_load");
        properties.put("exactly.once.source.support", "enabled");
        properties.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        properties.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        for (String storage : List.of("config", "offset", "status")) {
            properties.put(storage + ".storage.topic", "connect-" + storage + "s");
            properties.put(storage + ".storage.replication.factor", "-1");
        }
        properties.put("offset.storage.partitions", "2");
        properties.put("status.storage.partitions", "1");
        return properties;
    }
}
