package io.connectfargate.configuration.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.advice.KnownKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.mirror.ReplicationClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filling in the files as the README says, with the README's own command. */
class PlaceholdersTest {
    private static Map<String, String> variables;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeKeys() {
        variables = WorkerVariables.all();
    }

    @Test
    void filesCarryThePlaceholdersThatUsersKnow() {
        assertThat(ConnectorFile.all()).allSatisfy(file -> {
            assertThat(file.content())
                    .as(file.toString())
                    .containsEntry("target.cluster.bootstrap.servers", "{TARGET CLUSTER BROKERS ADDRESS}");
            if (file.role() != Role.HBC) {
                assertThat(file.content())
                        .as(file.toString())
                        .containsEntry("source.cluster.bootstrap.servers", "{SOURCE CLUSTER BROKERS ADDRESS}");
            }
        });
    }

    @Test
    void sedOfTheReadmeFillsInAddresses() throws Exception {
        assertThat(filledWith("127.0.0.1:11,127.0.0.1:12", "127.0.0.1:21")).allSatisfy(file -> {
            Map<String, String> properties = file.resolved(variables);
            assertThat(properties)
                    .containsEntry("target.cluster.bootstrap.servers", "127.0.0.1:21")
                    .doesNotContainValue("{SOURCE CLUSTER BROKERS ADDRESS}");
            opensItsClients(file.role(), properties);
        });
    }

    @Test
    void sedOfTheReadmeFillsInReferencesToTheWorkersVariables() throws Exception {
        assertThat(filledWith("${env:SOURCE_BROKERS}", "${env:TARGET_BROKERS}")).allSatisfy(file -> {
            Map<String, String> properties = file.resolved(variables);
            assertThat(properties).containsEntry("target.cluster.bootstrap.servers", variables.get("TARGET_BROKERS"));
            assertThat(properties.values()).noneMatch(value -> value.contains("${"));
            opensItsClients(file.role(), properties);
        });
    }

    /** Copies of the files after the README's command. */
    private List<ConnectorFile> filledWith(String source, String target) throws Exception {
        for (ConnectorFile file : ConnectorFile.all()) {
            Path copy = folder.resolve(file.toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file.path(), copy);
        }
        for (String auth : ConnectorFile.FOLDERS) {
            Readme.run("sed -i", folder, Map.of("AUTH", auth, "SOURCE_BROKERS", source, "TARGET_BROKERS", target));
        }
        return ConnectorFile.FOLDERS.stream()
                .flatMap(auth -> Arrays.stream(Role.values())
                        .map(role -> ConnectorFile.read(folder.resolve("Configuration/connectors"), auth, role)))
                .toList();
    }

    /** Reads keys, logs in to JAAS and checks every property, without a broker. */
    private static void opensItsClients(Role role, Map<String, String> properties) throws IOException {
        for (ReplicationClient client : KnownKeys.of(role.role(), false).clients()) {
            Map<String, Object> settings = client.settings(role.parse(properties));
            switch (client) {
                case SOURCE_ADMIN, TARGET_ADMIN -> Admin.create(settings).close();
                case SOURCE_CONSUMER, TARGET_CONSUMER ->
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()).close();
                case SOURCE_PRODUCER, TARGET_PRODUCER ->
                    new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()).close();
            }
        }
    }
}
