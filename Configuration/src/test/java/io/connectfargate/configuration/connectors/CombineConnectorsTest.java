package io.connectfargate.configuration.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code combine-connectors.sh}: the source side of one folder with the target side of another. */
class CombineConnectorsTest {
    private static final Path SCRIPT = Path.of("..", "Configuration", "combine-connectors.sh");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(?:jaas:)?([A-Z0-9_]+)}");

    private static final Map<String, String> VARIABLES = WorkerVariables.all();

    @TempDir
    private Path folder;

    static Stream<List<String>> combinations() {
        return ConnectorFile.FOLDERS.stream()
                .sorted()
                .flatMap(source -> targets().map(target -> List.of(source, target)));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void filesHaveTheSourceOfOneFolderAndTheRestOfAnother(List<String> sourceAndTarget) throws Exception {
        // When
        Run run = run(sourceAndTarget.get(0), sourceAndTarget.get(1), folder.toString());

        // Then
        assertThat(run.exit()).as(run.output()).isZero();
        for (Role role : Role.values()) {
            ConnectorFile file = combined(role, sourceAndTarget);
            ConnectorFile source = ConnectorFile.read(ConnectorFile.FOLDER, sourceAndTarget.get(0), role);
            ConnectorFile target = ConnectorFile.read(ConnectorFile.FOLDER, sourceAndTarget.get(1), role);
            assertThat(keys(file, true)).as(file.toString()).isEqualTo(keys(source, true));
            assertThat(keys(file, false)).as(file.toString()).isEqualTo(keys(target, false));
            assertThat(FileChecks.unknownKeys(file)).isEmpty();
            assertThat(FileChecks.drift(file, target)).isEmpty();
            assertThat(FileChecks.badValues(file)).isEmpty();
            assertThat(FileChecks.clearTextSecrets(file)).isEmpty();
            assertThat(role.errors(file.resolved(VARIABLES))).isEmpty();
        }
    }

    @Test
    void tellsTheFilesAndTheVariablesThatTheyAskFor() throws Exception {
        // When
        Run run = run("sasl-plain", "mtls", folder.toString());

        // Then
        List<String> expected = new ArrayList<>();
        TreeSet<String> variables = new TreeSet<>();
        for (Role role : List.of(Role.CPC, Role.HBC, Role.MSC)) {
            ConnectorFile file = combined(role, List.of("sasl-plain", "mtls"));
            expected.add(file.path().toString());
            Matcher variable = VARIABLE.matcher(file.content().toString());
            while (variable.find()) {
                variables.add(variable.group(1));
            }
        }
        assertThat(variables)
                .contains("SOURCE_PASSWORD", "TARGET_SSL_KEYSTORE_KEY")
                .hasSize(5);
        expected.add("Variables that the worker's task needs for them: " + String.join(" ", variables));
        assertThat(run.output().lines()).containsExactlyElementsOf(expected);
        assertThat(run("no-auth", "tls", folder.toString()).output()).endsWith("needs for them: none\n");
    }

    @Test
    void writesTheSameAgainWhenItIsRunAgain() throws Exception {
        // Given
        Run first = run("no-auth", "iam", folder.toString());
        List<String> before = contents();

        // When
        Run second = run("no-auth", "iam", folder.toString());

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(contents()).isEqualTo(before).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            sasl    | iam      | There are no connector files for 'sasl'. Expected: one of iam iam-role kerberos mtls no-auth
            iam     | ""       | There are no connector files for ''
            iam     | ../iam   | There are no connector files for '../iam'
            no-auth | kerberos | 'kerberos' is for a source only: the target of its own files is IAM
            no-auth | iam-role | Expected: TARGET as one of iam mtls no-auth sasl-scram tls.
            """)
    void refusesWhatThereIsNotAndWritesNothing(String source, String target, String sentence) throws Exception {
        // When
        Run run = run(source, target, folder.resolve("out").toString());

        // Then
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.output()).contains(sentence);
        assertThat(contents()).isEmpty();
    }

    @Test
    void refusesAFolderThatCannotBeMade() throws Exception {
        // Given
        Path file = Files.createFile(folder.resolve("file"));

        // When
        Run run = run("no-auth", "iam", file.resolve("out").toString());

        // Then
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.output()).startsWith("Cannot write to '" + file).hasLineCount(1);
    }

    @Test
    void saysHowItIsUsed() throws Exception {
        assertThat(run("--help").output()).contains("Usage: combine-connectors.sh SOURCE TARGET [OUT_DIR]");
        assertThat(run("--help").exit()).isZero();
        assertThat(run("iam")).isEqualTo(new Run(2, "Expected: SOURCE TARGET [OUT_DIR]. See --help.\n"));
    }

    private static Stream<String> targets() {
        return ConnectorFile.FOLDERS.stream()
                .filter(auth -> !ConnectorFile.SOURCE_ONLY.contains(auth))
                .sorted();
    }

    private ConnectorFile combined(Role role, List<String> sourceAndTarget) {
        String name = role.connectorName() + "-" + String.join("-to-", sourceAndTarget) + ".json";
        return ConnectorFile.at(folder.resolve(name), sourceAndTarget.get(1), role);
    }

    private static Map<String, Object> keys(ConnectorFile file, boolean ofSource) {
        Map<String, Object> keys = new LinkedHashMap<>(file.content());
        keys.keySet().removeIf(key -> key.startsWith("source.cluster.") != ofSource);
        return keys;
    }

    private List<String> contents() throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                contents.add(file + "\n" + Files.readString(file));
            }
        }
        return contents;
    }

    private record Run(int exit, String output) {}

    private static Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
