package io.connectfargate.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the runbook gives to copy for the routing of alerts is accepted by Alertmanager. */
class RunbookIT {
    private static final Path AMTOOL = Path.of(System.getProperty("promtool.dir"), "oldest", "amtool");
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

    @TempDir
    Path folder;

    @Test
    void showsWholeConfigurationOfAlertmanager() throws Exception {
        // Given
        assertThat(Files.isExecutable(AMTOOL))
                .as("%s is missing: run base-image/fetch-promtool.sh, or ./test.sh", AMTOOL)
                .isTrue();
        Path file = Files.writeString(folder.resolve("alertmanager.yml"), configuration());

        // When
        Process amtool = new ProcessBuilder(AMTOOL.toString(), "check-config", file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(amtool.getInputStream().readAllBytes());

        // Then
        assertThat(amtool.waitFor()).as(output).isZero();
        assertThat(output).contains("SUCCESS", "3 receivers", "1 inhibit rules");
    }

    /** Amazon Managed Prometheus has it as a text in a file of its own. */
    private static String configuration() throws IOException {
        List<String> examples = YAML.matcher(Files.readString(Path.of("../docs/runbook.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(examples).hasSize(1);
        JsonNode file = new YAMLMapper().readTree(examples.get(0));
        return file.path("alertmanager_config").textValue();
    }
}
