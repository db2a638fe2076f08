package io.connectfargate.system.engine;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.containers.Network;
import org.testcontainers.lifecycle.Startables;

/** A network with a source and a target cluster for a test class; prints what the containers logged when a test fails. */
public final class Clusters extends PrintedLogs implements BeforeAllCallback, AfterAllCallback {
    private final Map<String, String> targetEnvironment;
    private Network network;
    private BrokerContainer source;
    private BrokerContainer target;

    public Clusters() {
        this(Map.of());
    }

    /** @param targetEnvironment further variables for the target's broker */
    public Clusters(Map<String, String> targetEnvironment) {
        this.targetEnvironment = targetEnvironment;
    }

    public Network network() {
        return network;
    }

    public BrokerContainer source() {
        return source;
    }

    public BrokerContainer target() {
        return target;
    }

    /** A worker of the group {@code migration} on the target cluster; not started yet. */
    public WorkerContainer worker(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(Map.of("BROKERS", target.internal(), "GROUP", "migration"));
        all.putAll(WorkerContainer.SHORT_LIFE);
        all.putAll(environment);
        return workerWithOnly(all);
    }

    /** A worker with these variables and no others; not started yet. */
    public WorkerContainer workerWithOnly(Map<String, String> environment) {
        WorkerContainer worker = new WorkerContainer(network, environment);
        // A container that comes or goes has podman's name server miss a beat, and a connector that starts just then
        // fails for good.
        worker.withExtraHost("source", source.address());
        worker.withExtraHost("target", target.address());
        add(worker);
        return worker;
    }

    /** Prometheus next to them; not started yet. */
    public PrometheusContainer prometheus(Map<String, String> environment) {
        PrometheusContainer prometheus =
                new PrometheusContainer(environment).withNetwork(network).untilReady();
        add(prometheus);
        return prometheus;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        network = Network.newNetwork();
        source = new BrokerContainer(network, "source");
        target = new BrokerContainer(network, "target").withEnv(targetEnvironment);
        add(source);
        add(target);
        Startables.deepStart(source, target).join();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stopAll();
        network.close();
    }
}
