package io.connectfargate.system.engine;

import io.connectfargate.testsupport.FreePorts;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/** A cluster of one broker, reached by other containers and by the test at an address each. */
public final class BrokerContainer extends GenericContainer<BrokerContainer> implements Cluster {
    private final String internal;
    private final String external;

    BrokerContainer(Network network, String alias) {
        super(Images.BROKER);
        int port = FreePorts.takeOnAllAddresses();
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
        waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1).withStartupTimeout(Duration.ofMinutes(3)));
    }

    /** Bootstrap servers for other containers. */
    public String internal() {
        return internal;
    }

    @Override
    public Map<String, Object> client() {
        return Map.of("bootstrap.servers", external);
    }

    /** Its address on the tests' network; only while it runs. */
    public String address() {
        return Address.of(this);
    }
}
