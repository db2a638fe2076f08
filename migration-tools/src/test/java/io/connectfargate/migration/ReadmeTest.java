package io.connectfargate.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.checks.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void listsEveryExitCodeWithItsMeaning() throws Exception {
        String readme = Files.readString(Path.of("README.md"));

        ExitCode.meanings()
                .forEach((code, meaning) -> assertThat(readme).contains("| " + code + " | " + meaning + " |"));
    }
}
