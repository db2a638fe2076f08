package io.connectfargate.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.testcontainers.containers.Container;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.lifecycle.Startables;

/** A network with a source and a target cluster for a test class; prints what the containers logged when a test fails. */
final class Clusters
        implements BeforeAllCallback,
                AfterAllCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {
    private final Map<String, String> targetEnvironment;
    private final List<GenericContainer<?>> containers = new ArrayList<>();
    private Network network;
    private BrokerContainer source;
    private BrokerContainer target;

    Clusters() {
        this(Map.of());
    }

    /** @param targetEnvironment further variables for the target's broker */
    Clusters(Map<String, String> targetEnvironment) {
        this.targetEnvironment = targetEnvironment;
    }

    Network network() {
        return network;
    }

    BrokerContainer source() {
        return source;
    }

    BrokerContainer target() {
        return target;
    }

    /** A worker of the group {@code migration} on the target cluster; not started yet. */
    WorkerContainer worker(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(Map.of("BROKERS", target.internal(), "GROUP", "migration"));
        all.putAll(environment);
        return workerWithOnly(all);
    }

    /** A worker with these variables and no others; not started yet. */
    WorkerContainer workerWithOnly(Map<String, String> environment) {
        WorkerContainer worker = new WorkerContainer(network, environment);
        // A container that comes or goes has podman's name server miss a beat, and a connector that starts just then
        // fails for good.
        worker.withExtraHost("source", source.address());
        worker.withExtraHost("target", target.address());
        containers.add(worker);
        return worker;
    }

    /** Prometheus beside them; not started yet. */
    PrometheusContainer prometheus(Map<String, String> environment) {
        PrometheusContainer prometheus =
                new PrometheusContainer(environment).withNetwork(network).untilReady();
        containers.add(prometheus);
        return prometheus;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        network = Network.newNetwork();
        source = new BrokerContainer(network, "source");
        target = new BrokerContainer(network, "target").withEnv(targetEnvironment);
        containers.addAll(List.of(source, target));
        Startables.deepStart(source, target).join();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        containers.forEach(GenericContainer::stop);
        network.close();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        printLogs(context);
        throw failure;
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        printLogs(context);
        throw failure;
    }

    private void printLogs(ExtensionContext context) {
        System.out.println("===== " + context.getDisplayName() + " failed; the containers' logs:");
        containers.stream()
                .filter(container -> container.getContainerId() != null)
                .forEach(container -> {
                    System.out.println("===== " + container.getDockerImageName() + " " + container.getNetworkAliases());
                    System.out.println(((Container<?>) container).getLogs());
                });
    }
}
