package io.connectfargate.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    @Test
    void standsInTheReadmeWithItsMeaning() throws Exception {
        String readme = Files.readString(Path.of("README.md"));

        ExitCode.meanings()
                .forEach((code, meaning) -> assertThat(readme).contains("| " + code + " | " + meaning + " |"));
    }
}
