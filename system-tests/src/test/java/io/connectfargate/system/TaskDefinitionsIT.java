package io.connectfargate.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.model.ExposedPort;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;

/** The task definitions: what they set starts the images, and their health checks run in them. */
class TaskDefinitionsIT {
    @RegisterExtension
    static final Clusters clusters = new Clusters();

    private static final String OTHER_CAPITALS =
            "\"name\":\"[^\"]*\"|\"ALL\"|\"X86_64\"|\"LINUX\"|\"FARGATE\"|\"CMD\"|\"CMD-SHELL\"";
    private static final Pattern PLACEHOLDER = Pattern.compile("\"([A-Z][A-Z_]+)\"");
    /** GB of memory that Fargate has for so many CPU units: least, most, step (ECS developer guide, task size). */
    private static final Map<Integer, List<Integer>> MEMORY =
            Map.of(1024, List.of(2, 8, 1), 2048, List.of(4, 16, 1), 4096, List.of(8, 30, 1));

    @Test
    void startTheWorkerAndFindItHealthy() throws Exception {
        // Given
        TaskDefinition definition = TaskDefinition.read(
                "kafka-connect", Map.of("BROKER_ADDRESSES", clusters.target().internal(), "GROUP_NAME", "filled-in"));

        // When
        WorkerContainer worker = clusters.workerWithOnly(definition.environment())
                .withVolumesOnly(definition.mounts())
                .untilHealthy();
        worker.start();

        // Then
        assertFits(worker, definition);
    }

    @Test
    void refuseToStartTheWorkerUnfilled() throws Exception {
        // Given
        TaskDefinition definition = TaskDefinition.read("kafka-connect", Map.of());

        // When
        WorkerContainer worker = clusters.workerWithOnly(definition.environment())
                .withVolumesOnly(definition.mounts())
                .untilExit();
        worker.start();

        // Then
        assertThat(worker.exitCode()).isEqualTo(2);
        assertThat(worker.getLogs()).contains("BROKERS contains 'BROKER_ADDRESSES'", "GROUP is 'GROUP_NAME'");
    }

    @Test
    void startPrometheusAndFindItHealthy() throws Exception {
        // Given
        TaskDefinition definition = TaskDefinition.read("prometheus", Map.of());

        // When
        try (PrometheusContainer prometheus = new PrometheusContainer(definition.environment())
                .withVolumesOnly(definition.mounts())
                .untilReady()) {
            prometheus.start();

            // Then
            assertFits(prometheus, definition);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka-connect", "prometheus", "grafana"})
    void areOfASizeThatFargateHas(String name) throws Exception {
        // When
        TaskDefinition definition = TaskDefinition.read(name, Map.of());

        // Then
        assertThat(MEMORY).containsKey(definition.json().path("cpu").asInt());
        List<Integer> memory = MEMORY.get(definition.json().path("cpu").asInt());
        int megabytes = definition.json().path("memory").asInt();
        assertThat(megabytes).isBetween(memory.get(0) * 1024, memory.get(1) * 1024);
        assertThat(megabytes % (memory.get(2) * 1024)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka-connect", "prometheus", "grafana"})
    void keepToTheLimitsOfEcs(String name) throws Exception {
        // When
        JsonNode container = TaskDefinition.read(name, Map.of()).container();

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
        String text = TaskDefinition.read(name, Map.of()).json().toString();

        // Then
        assertThat(names(PLACEHOLDER, text.replaceAll(OTHER_CAPITALS, "")))
                .isSubsetOf(names(
                        Pattern.compile("`([A-Z_]+)`"), Files.readString(TaskDefinition.FOLDER.resolve("README.md"))));
    }

    /** Anyone who gets into a container has its role: only the worker's may touch topics. */
    @ParameterizedTest
    @CsvSource({"kafka-connect, TASK_ROLE_ARN", "prometheus, ''", "grafana, ''"})
    void giveTheWorkersRoleToTheWorkerAlone(String name, String role) throws Exception {
        // When
        JsonNode definition = TaskDefinition.read(name, Map.of()).json();

        // Then
        assertThat(definition.path("taskRoleArn").asText()).isEqualTo(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka-connect", "prometheus", "grafana"})
    void leaveNothingWritableButVolumes(String name) throws Exception {
        // When
        TaskDefinition definition = TaskDefinition.read(name, Map.of());

        // Then
        JsonNode container = definition.container();
        assertThat(container.path("readonlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/linuxParameters/capabilities/drop/0").asText())
                .isEqualTo("ALL");
        assertThat(definition.mounts()).contains("/managed-agents", "/var/lib/amazon/ssm", "/var/log/amazon/ssm");
        assertThat(container.path("mountPoints").findValuesAsText("sourceVolume"))
                .containsExactlyElementsOf(definition.json().path("volumes").findValuesAsText("name"));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static void assertFits(FargateContainer<?> container, TaskDefinition definition) throws Exception {
        assertThat(definition.ports()).isEqualTo(exposed(container));
        ExecResult check = container.execInContainer(definition.healthCheck());
        assertThat(check.getExitCode()).as(check.toString()).isZero();
        assertThat(container.getLogs().lines())
                .filteredOn(line -> definition.eventBegin().matcher(line).find())
                .as("lines that begin an event")
                .hasSizeGreaterThan(5);
    }

    /** The ports that the image names. */
    private static Set<Integer> exposed(GenericContainer<?> container) {
        ExposedPort[] ports = container
                .getDockerClient()
                .inspectImageCmd(container.getDockerImageName())
                .exec()
                .getConfig()
                .getExposedPorts();
        return Stream.of(ports).map(ExposedPort::getPort).collect(Collectors.toSet());
    }
}
