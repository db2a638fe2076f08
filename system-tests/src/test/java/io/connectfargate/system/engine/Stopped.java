package io.connectfargate.system.engine;

import com.github.dockerjava.api.DockerClient;
import java.time.Duration;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.utility.DockerStatus;

/** A container that is expected to end by itself, with whatever exit code. */
final class Stopped extends StartupCheckStrategy {
    Stopped() {
        withTimeout(Duration.ofMinutes(3));
    }

    @Override
    public StartupStatus checkStartupState(DockerClient client, String containerId) {
        return DockerStatus.isContainerStopped(getCurrentState(client, containerId))
                ? StartupStatus.SUCCESSFUL
                : StartupStatus.NOT_YET_KNOWN;
    }
}
