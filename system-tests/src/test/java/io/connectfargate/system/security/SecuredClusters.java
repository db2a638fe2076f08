package io.connectfargate.system.security;

import io.connectfargate.secured.Authority;
import io.connectfargate.secured.Identity;
import io.connectfargate.secured.iam.AttachedPolicies;
import io.connectfargate.system.engine.PrintedLogs;
import io.connectfargate.system.engine.WorkerContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.containers.Network;
import org.testcontainers.lifecycle.Startables;

/** Like {@link Clusters}, but both listen in every authentication mode, and nobody may do anything before it is granted. */
final class SecuredClusters extends PrintedLogs implements BeforeAllCallback, AfterAllCallback {
    private final Consumer<SecuredBrokerContainer> change;
    private final String seed = UUID.randomUUID().toString();
    private final Map<Side, Authority> authorities = new EnumMap<>(Side.class);
    private final Map<Side, SecuredBrokerContainer> brokers = new EnumMap<>(Side.class);
    private final Map<Side, Identity> clients = new EnumMap<>(Side.class);
    private Path directory;
    private Network network;

    SecuredClusters() {
        this(broker -> {});
    }

    /** @param change what to do with each broker before it starts */
    SecuredClusters(Consumer<SecuredBrokerContainer> change) {
        this.change = change;
    }

    SecuredBrokerContainer broker(Side side) {
        return brokers.get(side);
    }

    /** Who has signed the certificates of a side, PEM. */
    String authority(Side side) {
        return authorities.get(side).certificate();
    }

    /** The migration's certificate on a side. */
    Identity client(Side side) {
        return clients.get(side);
    }

    /** The same name in a certificate that is good no longer. */
    Identity expired(Side side) {
        return authorities.get(side).expired(side.commonName());
    }

    /** Those that the brokers ask. */
    AttachedPolicies policies() {
        return new AttachedPolicies(policyFolder());
    }

    /** A folder of the tests' own that goes with the clusters. */
    Path newFolder(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    /** What ECS puts around a worker; not started yet. */
    TaskContainer task() {
        TaskContainer task = new TaskContainer(network, seed);
        // See Clusters: podman's name server misses a beat now and then.
        brokers.forEach((side, broker) -> task.withExtraHost(side.host(), broker.address()));
        add(task);
        return task;
    }

    /**
     * A worker in a task, for a target of this mode and sources of each: with the variables that these need, those that ECS
     * sets, and the authorities' certificates. Not started yet.
     */
    WorkerContainer worker(TaskContainer task, Mode target, String group) {
        Map<String, String> environment = new HashMap<>(TaskContainer.environment());
        environment.putAll(WorkerContainer.SHORT_LIFE);
        environment.put("BROKERS", target.brokers(Side.TARGET));
        environment.put("GROUP", group);
        environment.put("TRUSTED_CERTIFICATES", authority(Side.SOURCE) + authority(Side.TARGET));
        environment.putAll(target.workerVariables(this));
        environment.putAll(target.connectorVariables(Side.TARGET, this));
        for (Mode source : Mode.values()) {
            environment.putAll(source.connectorVariables(Side.SOURCE, this));
        }
        WorkerContainer worker = new WorkerContainer(task, environment);
        add(worker);
        return worker;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("secured-clusters-");
        // The brokers' user reads the policies.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectory(policyFolder());
        network = Network.newNetwork();
        for (Side side : Side.values()) {
            Authority authority = Authority.create();
            authorities.put(side, authority);
            clients.put(side, authority.client(side.commonName()));
            SecuredBrokerContainer broker = new SecuredBrokerContainer(network, side, authority, seed, policyFolder());
            change.accept(broker);
            brokers.put(side, broker);
            add(broker);
        }
        Startables.deepStart(brokers.values()).join();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        stopAll();
        network.close();
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }

    private Path policyFolder() {
        return directory.resolve("policies");
    }
}
