package io.connectfargate.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void namesTheHealthCheckOfTheTaskDefinition() throws IOException {
        // Given
        JsonNode task = new ObjectMapper()
                .readTree(Path.of("../Configuration/ecs/grafana.json").toFile());

        // Then
        JsonNode command = task.at("/containerDefinitions/0/healthCheck/command");
        assertThat(Files.readString(Path.of("README.md")))
                .contains("`[\"%s\", \"%s\"]`"
                        .formatted(command.path(0).asText(), command.path(1).asText()));
    }
}
