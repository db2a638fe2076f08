package io.connectfargate.system.engine;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** A container as ECS runs it with strict options: read-only root file system, no capabilities, 1 GB of memory. */
public abstract class FargateContainer<T extends FargateContainer<T>> extends GenericContainer<T> {
    /** Bytes. */
    public static final long MEMORY = 1L << 30;

    FargateContainer(DockerImageName image) {
        super(image);
        withCreateContainerCmdModifier(command -> harden(command.getHostConfig()));
        withStartupTimeout(Duration.ofMinutes(3));
    }

    /** With nothing writable but empty volumes, which get owner and mode of the image's folders, as Fargate has it. */
    public T withVolumesOnly(List<String> folders) {
        withTmpFs(Map.of());
        return withCreateContainerCmdModifier(command -> command.getHostConfig()
                .withMounts(folders.stream()
                        .map(folder -> new Mount().withType(MountType.VOLUME).withTarget(folder))
                        .toList()));
    }

    /** Started when it has ended, for runs that are to fail. */
    public T untilExit() {
        return withStartupCheckStrategy(new Stopped()).waitingFor(Wait.defaultWaitStrategy());
    }

    /** {@code docker stop} with the time that ECS gives; returns the time that it took. */
    public Duration dockerStop() {
        long start = System.nanoTime();
        getDockerClient().stopContainerCmd(getContainerId()).withTimeout(30).exec();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** {@code docker kill}: SIGKILL. */
    public void dockerKill() {
        getDockerClient().killContainerCmd(getContainerId()).exec();
    }

    public long exitCode() {
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
