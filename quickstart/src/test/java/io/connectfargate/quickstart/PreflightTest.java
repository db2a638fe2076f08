package io.connectfargate.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PreflightTest {
    @Test
    void namesThePortInUseAndTheOptionThatHelps() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Preflight.portProblem("--port", socket.getLocalPort()))
                    .hasValueSatisfying(problem -> assertThat(problem)
                            .contains("Port " + socket.getLocalPort())
                            .contains("choose another port with --port"));
        }
    }

    @Test
    void saysHowMuchMemoryIsFoundAndNeeded() {
        assertThat(Preflight.memoryProblem(800, 2200))
                .hasValueSatisfying(problem -> assertThat(problem).contains("800 MiB are free", "2200 MiB are needed"));
        assertThat(Preflight.memoryProblem(2200, 2200)).isEmpty();
    }

    @Test
    void saysHowMuchDiskIsFoundAndNeeded() {
        assertThat(Preflight.diskProblem(Path.of("folder"), 100, 101))
                .hasValueSatisfying(problem ->
                        assertThat(problem).contains("100 MiB are free in folder", "101 MiB are needed", "--records"));
        assertThat(Preflight.diskProblem(Path.of("folder"), 101, 101)).isEmpty();
    }
}
