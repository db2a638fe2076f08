package io.connectfargate.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/** A cluster of one broker, reached by other containers and by the test at an address each. */
final class BrokerContainer extends GenericContainer<BrokerContainer> {
    private final String internal;
    private final String external;

    BrokerContainer(Network network, String alias) {
        super(Images.BROKER);
        int port = freePort();
        internal = alias + ":9092";
        external = DockerClientFactory.instance().dockerHostIpAddress() + ":" + port;
        withNetwork(network).withNetworkAliases(alias);
        withEnv("BROKER_INTERNAL", internal);
        withEnv("BROKER_EXTERNAL", external);
        // It calls itself by this name as well, and need not ask podman's name server, which misses a lookup now and
        // then.
        withCreateContainerCmdModifier(command -> command.withHostName(alias));
        // A client is sent to the advertised address, so the port must be known before the broker starts.
        addFixedExposedPort(port, 19092);
        waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1).withStartupTimeout(Duration.ofSeconds(90)));
    }

    /** Bootstrap servers for other containers. */
    String internal() {
        return internal;
    }

    /** Bootstrap servers for the test. */
    String external() {
        return external;
    }

    /** Its address on the tests' network; only while it runs. */
    String address() {
        return Address.of(this);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
