package io.connectfargate.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void givesEachPortOnce() {
        List<Integer> ports = FreePorts.take(20);

        assertThat(ports).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void leavesThePortsFree() throws IOException {
        int port = FreePorts.take();

        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void findsOneThatIsFreeOnAllAddresses() throws IOException {
        int port = FreePorts.takeOnAllAddresses();

        try (ServerSocket socket = new ServerSocket(port)) {
            assertThat(socket.getLocalPort()).isEqualTo(port);
        }
    }
}
