package io.connectfargate.system;

import java.time.Duration;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/** Our Prometheus, which finds the workers by the name that they have in Cloud Map. */
final class PrometheusContainer extends GenericContainer<PrometheusContainer> {
    /** Every worker of the tests that is to be scraped needs it as a network alias. */
    static final String WORKERS = "kafkaconnect.migration";

    private static final int PORT = 9090;

    PrometheusContainer(Network network, Map<String, String> environment) {
        super(Images.PROMETHEUS);
        withNetwork(network);
        withEnv(environment);
        withExposedPorts(PORT);
        waitingFor(Wait.forHttp("/-/ready").withStartupTimeout(Duration.ofSeconds(60)));
    }

    String url() {
        return "http://" + getHost() + ":" + getMappedPort(PORT);
    }
}
