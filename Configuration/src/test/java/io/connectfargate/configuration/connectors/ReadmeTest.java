package io.connectfargate.configuration.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.msk.auth.iam.internals.region.ConfigurableRegionProvider;
import software.amazon.msk.auth.iam.internals.region.Route53RegionProvider;

/** What {@code Configuration/README.md} says about the files. */
class ReadmeTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(?:jaas:)?([A-Z0-9_]+)}");

    @TempDir
    private Path folder;

    @Test
    void namesTheVariablesThatTheFilesOfAFolderAskFor() throws IOException {
        String text = Files.readString(Readme.FILE);
        for (String auth : ConnectorFile.FOLDERS) {
            String row = text.lines()
                    .filter(line -> line.startsWith("| `" + auth + "` |"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row for " + auth));
            TreeSet<String> asked = new TreeSet<>();
            for (Role role : Role.values()) {
                asked.addAll(variables(
                        ConnectorFile.read(ConnectorFile.FOLDER, auth, role).content()));
            }
            asked.remove("AWS_REGION"); // ECS sets it

            assertThat(asked)
                    .as(auth)
                    .allMatch(variable -> row.contains(variable) || row.contains(ofBothSides(variable)));
            assertThat(row.contains("| none")).as(row).isEqualTo(asked.isEmpty());
        }
    }

    @Test
    void hasLinesForOneSideWhoseKeysAreReadAndWhoseSecretsAreReferences() throws IOException {
        ConnectorFile file = ConnectorFile.read(ConnectorFile.FOLDER, "no-auth", Role.MSC);
        assertThat(Readme.allLines()).hasSize(4).allSatisfy(block -> {
            Map<String, Object> lines = Readme.lines(block);
            ConnectorFile changed = file.with(content -> content.putAll(lines));

            assertThat(lines.keySet()).allMatch(key -> key.startsWith("source.cluster."));
            assertThat(FileChecks.unknownKeys(changed)).isEmpty();
            assertThat(FileChecks.clearTextSecrets(changed)).isEmpty();
            assertThat(FileChecks.drift(changed, file)).isEmpty();
            assertThat(changed.role().errors(changed.resolved(WorkerVariables.all())))
                    .isEmpty();
        });
    }

    @Test
    void combinesAsItSays() throws Exception {
        // Given
        copy("combine-connectors.sh");
        for (ConnectorFile file : ConnectorFile.all()) {
            copy("connectors/" + file.auth() + "/" + file.path().getFileName());
        }

        // When
        Readme.run("combine-connectors.sh", folder, Map.of("SOURCE_AUTH", "kerberos", "TARGET_AUTH", "tls"));
        Readme.run(
                "sed -i",
                folder,
                Map.of("AUTH", "kerberos-to-tls", "SOURCE_BROKERS", "source:9095", "TARGET_BROKERS", "target:9094"));

        // Then
        Path file = folder.resolve("Configuration/connectors/kerberos-to-tls/mm2-msc-kerberos-to-tls.json");
        assertThat(ConnectorFile.at(file, "tls", Role.MSC).content())
                .containsEntry("source.cluster.sasl.mechanism", "GSSAPI")
                .containsEntry("source.cluster.bootstrap.servers", "source:9095")
                .containsEntry("target.cluster.security.protocol", "SSL")
                .containsEntry("target.cluster.bootstrap.servers", "target:9094");
    }

    @Test
    void namesARegionProviderThatThereIs() throws IOException {
        String descriptor = Pattern.compile("awsMskRegionProvider=\"([^\"]+)\"")
                .matcher(Files.readString(Readme.FILE))
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();

        assertThat(ConfigurableRegionProvider.getInstance(descriptor)).isInstanceOf(Route53RegionProvider.class);
    }

    private static TreeSet<String> variables(Object text) {
        return VARIABLE.matcher(text.toString())
                .results()
                .map(MatchResult::group)
                .map(reference -> VARIABLE.matcher(reference).replaceFirst("$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String ofBothSides(String variable) {
        return "`" + variable.replaceFirst("^(SOURCE|TARGET)_", "") + "`";
    }

    private void copy(String name) throws IOException {
        Path copy = folder.resolve("Configuration").resolve(name);
        Files.createDirectories(copy.getParent());
        Files.copy(Path.of("..", "Configuration").resolve(name), copy);
        assertThat(Files.readString(copy, StandardCharsets.UTF_8)).isNotEmpty();
    }
}
