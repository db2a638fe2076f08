package io.connectfargate.system.engine;

import com.github.dockerjava.api.exception.DockerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;

/** The worker. */
public final class WorkerContainer extends FargateContainer<WorkerContainer> {
    static final int REST_PORT = 8083;
    public static final int METRICS_PORT = 3600;

    public static final Integer[] PORTS = {REST_PORT, METRICS_PORT};

    /** For workers that live a minute or two: no time for the optimizing compiler. Not for what a test measures. */
    public static final Map<String, String> SHORT_LIFE = Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");

    /** Whose ports lead to it: its own, unless it shares another container's network. */
    private GenericContainer<?> ports = this;

    public WorkerContainer(Network network, Map<String, String> environment) {
        this(environment);
        withNetwork(network);
    }

    /**
     * A worker in the network of another container, which must run when it starts, and expose {@link #PORTS}: the two are
     * one task to ECS, and find each other on loopback.
     */
    public WorkerContainer(GenericContainer<?> task, Map<String, String> environment) {
        this(environment);
        ports = task;
        withCreateContainerCmdModifier(
                command -> command.getHostConfig().withNetworkMode("container:" + task.getContainerId()));
        waitingFor(new HealthyProbe());
    }

    private WorkerContainer(Map<String, String> environment) {
        super(Images.WORKER);
        withEnv(environment);
        // Compression codecs unpack their native libraries there, and load them.
        withTmpFs(Map.of("/tmp", "rw,exec"));
    }

    /** Started when the image's own health check says so. */
    public WorkerContainer untilHealthy() {
        return withExposedPorts(PORTS).waitingFor(new HealthyProbe());
    }

    public Rest rest() {
        return at(REST_PORT);
    }

    public String metrics() {
        return at(METRICS_PORT).get("/metrics").body();
    }

    private Rest at(int port) {
        return new Rest("http://" + ports.getHost() + ":" + ports.getMappedPort(port));
    }

    /** Asks the image's health check. */
    public ExecResult probe() {
        return java("@/opt/connect/probe");
    }

    /** The command lines of all processes in the container, as anyone on the machine sees them. */
    public List<String> processes() {
        try {
            return processes("pid,args");
        } catch (DockerException e) {
            // podman expects columns, and Docker options of ps.
            return processes("-eo pid,args");
        }
    }

    private List<String> processes(String columns) {
        String[][] processes = getDockerClient()
                .topContainerCmd(getContainerId())
                .withPsArgs(columns)
                .exec()
                .getProcesses();
        return Stream.of(processes).map(process -> String.join(" ", process)).toList();
    }

    /** Runs Java in the container: there is no other program in it. */
    public ExecResult java(String... arguments) {
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
}
