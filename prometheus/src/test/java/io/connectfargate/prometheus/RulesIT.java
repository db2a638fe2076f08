package io.connectfargate.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** promtool accepts the rules and sees every alert fire and not fire, in the oldest and in the newest version. */
class RulesIT {
    private static final Path PROMTOOL = Path.of(System.getProperty("promtool.dir"));

    @ParameterizedTest
    @ValueSource(strings = {"oldest", "newest"})
    void areValid(String version) throws Exception {
        // When
        String output = promtool(version, RuleFiles.files(RuleFiles.RULES), "check", "rules", "--lint-fatal");

        // Then
        assertThat(output).contains("SUCCESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oldest", "newest"})
    void passTheirTests(String version) throws Exception {
        // When
        String output = promtool(version, RuleFiles.files(RuleFiles.TESTS), "test", "rules");

        // Then
        assertThat(output).contains("SUCCESS");
    }

    private static String promtool(String version, List<Path> files, String... arguments)
            throws IOException, InterruptedException {
        Path program = PROMTOOL.resolve(version).resolve("promtool");
        assertThat(Files.isExecutable(program))
                .as("%s is missing: run base-image/fetch-promtool.sh %s, or ./test.sh", program, PROMTOOL)
                .isTrue();
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        files.forEach(file -> command.add(file.toString()));
        Process promtool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(promtool.getInputStream().readAllBytes());
        assertThat(promtool.waitFor()).as(output).isZero();
        return output;
    }
}
