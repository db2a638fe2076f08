package io.connectfargate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorFileTest {
    @Test
    void fillsInBothAddressesWhereverTheyStand(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("mm2-msc.json"), """
                {"a": "{SOURCE CLUSTER BROKERS ADDRESS}", "b": "{TARGET CLUSTER BROKERS ADDRESS}",
                "c": "{SOURCE CLUSTER BROKERS ADDRESS}"}""");

        assertThat(ConnectorFile.read(file).filled("${env:SOURCE_BROKERS}", "b-1:9098,b-2:9098"))
                .isEqualTo("""
                {"a": "${env:SOURCE_BROKERS}", "b": "b-1:9098,b-2:9098",
                "c": "${env:SOURCE_BROKERS}"}""");
    }

    @Test
    void namesTheFileThatCannotBeRead(@TempDir Path folder) {
        Path file = folder.resolve("mm2-msc.json");

        assertThatThrownBy(() -> ConnectorFile.read(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("Cannot read " + file);
    }
}
