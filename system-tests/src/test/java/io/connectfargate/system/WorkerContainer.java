package io.connectfargate.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.testcontainers.containers.Network;

/** The worker. */
final class WorkerContainer extends FargateContainer<WorkerContainer> {
    static final int REST_PORT = 8083;
    static final int METRICS_PORT = 3600;

    WorkerContainer(Network network, Map<String, String> environment) {
        super(Images.WORKER);
        withNetwork(network);
        withEnv(environment);
        // Compression codecs unpack their native libraries there, and load them.
        withTmpFs(Map.of("/tmp", "rw,exec"));
    }

    /** Started when the image's own health check says so. */
    WorkerContainer untilHealthy() {
        return withExposedPorts(REST_PORT, METRICS_PORT).waitingFor(new HealthyProbe());
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
}
