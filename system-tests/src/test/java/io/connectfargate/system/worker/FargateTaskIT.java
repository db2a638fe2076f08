package io.connectfargate.system.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.ExposedPort;
import io.connectfargate.system.engine.Clusters;
import io.connectfargate.system.engine.FargateContainer;
import io.connectfargate.system.engine.PrometheusContainer;
import io.connectfargate.system.engine.WorkerContainer;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;

/** The images as ECS starts them: with what the task definitions set, and their health checks. */
class FargateTaskIT {
    @RegisterExtension
    static final Clusters clusters = new Clusters();

    @Test
    void startsTheWorkerAndFindsItHealthy() throws Exception {
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
    void doesNotStartTheWorkerWithPlaceholders() throws Exception {
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
    void startsPrometheusAndFindsItHealthy() throws Exception {
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
