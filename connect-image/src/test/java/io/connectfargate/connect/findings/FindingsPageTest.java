package io.connectfargate.connect.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FindingsPageTest {
    @Test
    void hasASectionForEachKind() throws IOException {
        assertThat(Files.readAllLines(Path.of("..", "docs", "findings.md")).stream()
                        .filter(line -> line.startsWith("## ")))
                .containsExactlyElementsOf(Arrays.stream(Kind.values())
                        .map(kind -> "## `" + kind + "`")
                        .toList());
    }
}
