package io.connectfargate.system;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;

/** The worker as ECS runs it when it is told to be strict: read-only root file system, no capabilities, 1 GB of memory. */
final class WorkerContainer extends GenericContainer<WorkerContainer> {
    static final int REST_PORT = 8083;
    static final int METRICS_PORT = 3600;
    /** Bytes. */
    static final long MEMORY = 1L << 30;

    WorkerContainer(Network network, Map<String, String> environment) {
        super(Images.WORKER);
        withNetwork(network);
        withEnv(environment);
        // Compression codecs unpack their native libraries there, and load them.
        withTmpFs(Map.of("/tmp", "rw,exec"));
        withCreateContainerCmdModifier(command -> harden(command.getHostConfig()));
        withStartupTimeout(Duration.ofSeconds(90));
    }

    /** Started when the image's own health check says so. */
    WorkerContainer untilHealthy() {
        return withExposedPorts(REST_PORT, METRICS_PORT).waitingFor(new HealthyProbe());
    }

    /** Started when it has ended, for runs that are to fail. */
    WorkerContainer untilExit() {
        return withStartupCheckStrategy(new Stopped());
    }

    Rest rest() {
        return new Rest("http://" + getHost() + ":" + getMappedPort(REST_PORT));
    }

    /** Asks the image's health check. */
    ExecResult probe() {
        return java("@/opt/connect/probe");
    }

    /** Runs Java in the container: there is no other program in it. */
    ExecResult java(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "java";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            return execInContainer(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code docker stop} with the time that ECS gives; returns the time that it took. */
    Duration dockerStop() {
        long start = System.nanoTime();
        getDockerClient().stopContainerCmd(getContainerId()).withTimeout(30).exec();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** {@code docker kill}: SIGKILL. */
    void dockerKill() {
        getDockerClient().killContainerCmd(getContainerId()).exec();
    }

    long exitCode() {
        ContainerState state =
                getDockerClient().inspectContainerCmd(getContainerId()).exec().getState();
        return state.getExitCodeLong();
    }

    private static void harden(HostConfig host) {
        host.withMemory(MEMORY)
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"));
    }
}
