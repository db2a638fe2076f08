package io.connectfargate.configuration.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The task definitions as ECS reads them. {@code FargateTaskIT} of the system tests starts the images with them. */
class TaskDefinitionsTest {
    private static final Path FOLDER = Path.of("ecs");
    private static final String OTHER_CAPITALS =
            "\"name\":\"[^\"]*\"|\"ALL\"|\"X86_64\"|\"LINUX\"|\"FARGATE\"|\"CMD\"|\"CMD-SHELL\"";
    private static final Pattern PLACEHOLDER = Pattern.compile("\"([A-Z][A-Z_]+)\"");
    /** GB of memory that Fargate has for so many CPU units: least, most, step (ECS developer guide, task size). */
    private static final Map<Integer, List<Integer>> MEMORY =
            Map.of(1024, List.of(2, 8, 1), 2048, List.of(4, 16, 1), 4096, List.of(8, 30, 1));

    @ParameterizedTest
    @ValueSource(strings = {"kafka-connect", "prometheus", "grafana"})
    void areOfASizeThatFargateHas(String name) throws Exception {
        // When
        JsonNode definition = read(name);

        // Then
        assertThat(MEMORY).containsKey(definition.path("cpu").asInt());
        List<Integer> memory = MEMORY.get(definition.path("cpu").asInt());
        int megabytes = definition.path("memory").asInt();
        assertThat(megabytes).isBetween(memory.get(0) * 1024, memory.get(1) * 1024);
        assertThat(megabytes % (memory.get(2) * 1024)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka-connect", "prometheus", "grafana"})
    void keepToTheLimitsOfEcs(String name) throws Exception {
        // When
        JsonNode container = container(read(name));

        // Then
        JsonNode check = container.path("healthCheck");
        assertThat(check.path("interval").asInt()).isBetween(5, 300);
        assertThat(check.path("timeout").asInt()).isBetween(2, 60);
        assertThat(check.path("retries").asInt()).isBetween(1, 10);
        assertThat(check.path("startPeriod").asInt()).isBetween(0, 300);
        assertThat(container.path("stopTimeout").asInt(30)).isBetween(2, 120);
        assertThat(container.path("portMappings"))
                .isNotEmpty()
                .allSatisfy(port -> assertThat(port.path("hostPort")).isEqualTo(port.path("containerPort")));
        assertThat(container.path("environment"))
                .noneMatch(variable -> variable.path("name").asText().matches(".*(PASSWORD|SECRET|KEY).*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka-connect", "prometheus", "grafana"})
    void haveNoPlaceholderThatTheReadmeDoesNotName(String name) throws Exception {
        // When
        String text = read(name).toString();

        // Then
        assertThat(names(PLACEHOLDER, text.replaceAll(OTHER_CAPITALS, "")))
                .isSubsetOf(names(Pattern.compile("`([A-Z_]+)`"), Files.readString(FOLDER.resolve("README.md"))));
    }

    /** Anyone who gets into a container has its role: only the worker's may touch topics. */
    @ParameterizedTest
    @CsvSource({"kafka-connect, TASK_ROLE_ARN", "prometheus, ''", "grafana, ''"})
    void giveTheWorkersRoleToTheWorkerAlone(String name, String role) throws Exception {
        // When
        JsonNode definition = read(name);

        // Then
        assertThat(definition.path("taskRoleArn").asText()).isEqualTo(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka-connect", "prometheus", "grafana"})
    void leaveNothingWritableButVolumes(String name) throws Exception {
        // When
        JsonNode definition = read(name);

        // Then
        JsonNode container = container(definition);
        assertThat(container.path("readonlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/linuxParameters/capabilities/drop/0").asText())
                .isEqualTo("ALL");
        assertThat(container.path("mountPoints").findValuesAsText("containerPath"))
                .contains("/managed-agents", "/var/lib/amazon/ssm", "/var/log/amazon/ssm");
        assertThat(container.path("mountPoints").findValuesAsText("sourceVolume"))
                .containsExactlyElementsOf(definition.path("volumes").findValuesAsText("name"));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static JsonNode read(String name) throws IOException {
        return new ObjectMapper().readTree(Files.readString(FOLDER.resolve(name + ".json")));
    }

    /** Its one container. */
    private static JsonNode container(JsonNode definition) {
        return definition.path("containerDefinitions").path(0);
    }
}
