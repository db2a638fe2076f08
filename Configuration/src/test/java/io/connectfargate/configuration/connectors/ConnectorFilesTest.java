package io.connectfargate.configuration.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files as text: what is in them, and that they say the same. */
class ConnectorFilesTest {
    private final List<ConnectorFile> files = ConnectorFile.all();

    /** Apart from the examples of other connectors, which the tests of those run. */
    @Test
    void folderHoldsTheseFilesAndNoOther() throws IOException {
        try (Stream<Path> found = Files.walk(ConnectorFile.FOLDER)) {
            // Examples of other connectors are run where these are built.
            assertThat(found.filter(Files::isRegularFile)
                            .filter(file -> !file.startsWith(ConnectorFile.FOLDER.resolve("examples"))))
                    .containsExactlyInAnyOrderElementsOf(
                            files.stream().map(ConnectorFile::path).toList());
        }
    }

    @Test
    void everyKeyIsReadByTheConnectorOrOneOfItsClients() {
        assertThat(files).flatMap(FileChecks::unknownKeys).isEmpty();
    }

    @Test
    void namesFileKeyAndNearestKnownKeyWhenNobodyReadsAKey() {
        // Given what the old sample had: a consumer's property where only security properties pass, and under the
        // producer
        ConnectorFile broken = file("iam", Role.MSC).with(content -> {
            content.put("source.cluster.max.poll.records", "50000");
            content.put("producer.override.max.poll.records", "20000");
            content.put("sync.group.offsets.enabled", "true");
            content.put("security.protocol", "SSL");
        });

        // When
        List<String> problems = FileChecks.unknownKeys(broken);

        // Then
        String prefix = "Configuration/connectors/iam/mm2-msc-iam-auth.json: nobody reads ";
        assertThat(problems)
                .contains(prefix
                        + "source.cluster.max.poll.records; the nearest known key is source.consumer.max.poll.records")
                .anyMatch(problem -> problem.startsWith(prefix + "producer.override.max.poll.records;"))
                .anyMatch(problem -> problem.startsWith(prefix + "sync.group.offsets.enabled;"))
                .anyMatch(problem -> problem.startsWith(prefix + "security.protocol;"))
                .hasSize(4);
    }

    @Test
    void filesOfOneRoleDifferInAuthKeysAlone() {
        assertThat(files)
                .flatMap(file -> FileChecks.drift(file, file("iam", file.role())))
                .isEmpty();
    }

    @Test
    void filesForASourceAloneHaveATargetWithIam() {
        assertThat(ConnectorFile.SOURCE_ONLY)
                .allSatisfy(auth -> assertThat(Role.values())
                        .allSatisfy(role -> assertThat(withoutSource(file(auth, role)))
                                .as("%s of %s", role, auth)
                                .isEqualTo(withoutSource(file("iam", role)))));
    }

    @Test
    void namesFileKeyAndBothValuesWhenAFileDrifts() {
        ConnectorFile broken =
                file("mtls", Role.CPC).with(content -> content.keySet().remove("sync.group.offsets.enabled"));

        assertThat(FileChecks.drift(broken, file("iam", Role.CPC)))
                .containsExactly("Configuration/connectors/mtls/mm2-cpc-mtls-auth.json:"
                        + " sync.group.offsets.enabled differs from iam (missing, true)");
    }

    @Test
    void valuesAreStringsWithoutBlanksAtTheirEnds() {
        assertThat(files).flatMap(FileChecks::badValues).isEmpty();
        assertThat(FileChecks.badValues(file("iam", Role.HBC).with(content -> {
                    content.put("key.converter", " org.apache.kafka.connect.converters.ByteArrayConverter");
                    content.put("tasks.max", 1);
                })))
                .hasSize(2);
    }

    @Test
    void noSecretIsInClearText() {
        assertThat(files).flatMap(FileChecks::clearTextSecrets).isEmpty();
        assertThat(FileChecks.clearTextSecrets(file("sasl-scram", Role.HBC)
                        .with(content -> content.put(
                                "target.cluster.sasl.jaas.config",
                                "org.apache.kafka.common.security.scram.ScramLoginModule required"
                                        + " username=\"${env:TARGET_USERNAME}\" password=\"pa$$word\";"))))
                .containsExactly("Configuration/connectors/sasl-scram/mm2-hbc-sasl-auth.json:"
                        + " target.cluster.sasl.jaas.config holds a secret; write ${env:NAME} instead");
    }

    @Test
    void nameIsTheConnectorsName() {
        assertThat(files)
                .allSatisfy(file -> assertThat(file.content())
                        .as(file.toString())
                        .containsEntry("name", file.role().connectorName())
                        .containsEntry(
                                "connector.class", file.role().connector().getName()));
    }

    @Test
    void keysStandInTheSameOrderEverywhere() {
        for (ConnectorFile file : files) {
            for (ConnectorFile other : files) {
                assertThat(sharedKeys(file, other)).as(file + " and " + other).isEqualTo(sharedKeys(other, file));
            }
        }
    }

    @Test
    void policyAndClusterNamesAreTheSameEverywhere() {
        assertThat(files)
                .allSatisfy(file -> assertThat(file.content())
                        .as(file.toString())
                        .containsAllEntriesOf(Map.of(
                                "replication.policy.class", "io.connectfargate.replication.SameNameReplicationPolicy",
                                "source.cluster.alias", "msksource",
                                "target.cluster.alias", "mskdest")));
    }

    @Test
    void recordsAndCheckpointsAreAboutTheSameTopics() {
        assertThat(ConnectorFile.all(Role.CPC)).allSatisfy(checkpoints -> {
            Map<String, Object> records = file(checkpoints.auth(), Role.MSC).content();
            assertThat(List.of("topics", "topics.exclude", "offset-syncs.topic.location"))
                    .as(checkpoints.toString())
                    .allSatisfy(key ->
                            assertThat(checkpoints.content().get(key)).as(key).isEqualTo(records.get(key)));
        });
    }

    private ConnectorFile file(String auth, Role role) {
        return files.stream()
                .filter(file -> file.auth().equals(auth) && file.role() == role)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> withoutSource(ConnectorFile file) {
        Map<String, Object> content = new LinkedHashMap<>(file.content());
        content.keySet().removeIf(key -> key.startsWith("source.cluster."));
        return content;
    }

    private static List<String> sharedKeys(ConnectorFile file, ConnectorFile other) {
        List<String> keys = new ArrayList<>(file.content().keySet());
        keys.retainAll(other.content().keySet());
        return keys;
    }
}
