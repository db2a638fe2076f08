package io.connectfargate.migration.cluster;

import io.connectfargate.checks.ClusterCheck;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.checks.diagnosis.Problem;
import io.connectfargate.checks.permission.Permission;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.connect.security.SecretMask;
import io.connectfargate.migration.Failure;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Both clusters of a migration, and Connect between them, as the user's options name them. Holds secrets. */
public final class Clusters {
    static final Duration CHECK_TIMEOUT = Duration.ofSeconds(10);

    private final Map<Cluster, ClusterSettings> sides;
    private final MirrorNames names;
    private final Optional<ConnectRest> connect;
    private final Optional<Connector> connector;
    private final SecretMask mask;

    Clusters(
            Map<Cluster, ClusterSettings> sides,
            MirrorNames names,
            Optional<ConnectRest> connect,
            Optional<Connector> connector,
            SecretMask mask) {
        this.sides = new EnumMap<>(sides);
        this.names = names;
        this.connect = connect;
        this.connector = connector;
        this.mask = mask;
    }

    /** Where records come from. Only for commands that asked {@link ClusterOptions} for it. */
    public ClusterSettings source() {
        return sides.get(Cluster.SOURCE);
    }

    /** Where records go to. Only for commands that asked {@link ClusterOptions} for it. */
    public ClusterSettings target() {
        return sides.get(Cluster.TARGET);
    }

    /** Either. */
    public ClusterSettings of(Cluster cluster) {
        return sides.get(cluster);
    }

    /** How MirrorMaker names topics. */
    public MirrorNames names() {
        return names;
    }

    /** Connect's REST API, if the user named a worker or runs this next to one. */
    public Optional<ConnectRest> connect() {
        return connect;
    }

    /** The name of the connector that the configuration came from. */
    public Optional<String> connector() {
        return connector.map(Connector::name);
    }

    /** That connector's properties, references not resolved. */
    public Map<String, String> connectorConfig() {
        return connector.map(Connector::config).orElse(Map.of());
    }

    /**
     * Checks each cluster with the login that will be used, both at the same time.
     *
     * @param required what the command needs to do on each cluster; a cluster that is not named is not checked
     * @throws Failure with every problem as a sentence: {@link ExitCode#USAGE} if no client can be made of the configuration, else
     *     {@link ExitCode#UNAVAILABLE}
     */
    public void requireUsable(Map<Cluster, ? extends Collection<Permission>> required) {
        List<CompletableFuture<List<Problem>>> checks = required.entrySet().stream()
                .map(side -> CompletableFuture.supplyAsync(
                        () -> ClusterCheck.find(of(side.getKey()).client(), side.getValue(), CHECK_TIMEOUT)))
                .toList();
        List<Problem> problems =
                checks.stream().flatMap(check -> check.join().stream()).toList();
        if (!problems.isEmpty()) {
            boolean settings = problems.stream().allMatch(problem -> problem.kind() == Problem.Kind.SETTINGS);
            throw new Failure(
                    settings ? ExitCode.USAGE : ExitCode.UNAVAILABLE,
                    mask.of(problems.stream()
                            .map(Problem::sentence)
                            .collect(Collectors.joining(System.lineSeparator()))));
        }
    }
}
