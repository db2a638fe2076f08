package io.connectfargate.migration.cluster;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.connect.security.SecretMask;
import io.connectfargate.connect.security.SecretReferences;
import io.connectfargate.migration.Failure;
import io.connectfargate.replication.SameNameReplicationPolicy;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options that name both clusters, as a mixin of every command that speaks to them: by a connector, whose configuration has both,
 * or by a client's properties for each.
 */
public final class ClusterOptions {
    /** As the files in {@code Configuration/connectors} have them. */
    private static final Map<String, String> WITHOUT_CONNECTOR = Map.of(
            "replication.policy.class", SameNameReplicationPolicy.class.getName(),
            "source.cluster.alias", "msksource",
            "target.cluster.alias", "mskdest",
            "offset-syncs.topic.location", "target");

    private static final String NAME = "mm2-cpc";

    @Option(
            names = "--connector",
            paramLabel = "FILE",
            description =
                    "A MirrorMaker connector's JSON, as in Configuration/connectors: both clusters are used as it does.")
    private Path file;

    @Mixin
    private ConnectOptions connect;

    @Option(
            names = "--name",
            paramLabel = "CONNECTOR",
            description = "The connector of that worker to read instead of a file. Default: " + NAME + ".")
    private String name;

    @Option(
            names = "--source-properties",
            paramLabel = "FILE",
            description = "A client's properties for the source cluster, instead of the connector's.")
    private Path sourceFile;

    @Option(
            names = "--target-properties",
            paramLabel = "FILE",
            description = "The same for the target cluster. Default without a connector: BROKERS, AUTH and so on of the"
                    + " worker's container.")
    private Path targetFile;

    @Option(
            names = "--source-alias",
            paramLabel = "ALIAS",
            description = "source.cluster.alias. Default: the connector's, or msksource.")
    private String sourceAlias;

    @Option(
            names = "--target-alias",
            paramLabel = "ALIAS",
            description = "target.cluster.alias. Default: the connector's, or mskdest.")
    private String targetAlias;

    @Option(
            names = "--offset-syncs-location",
            paramLabel = "SIDE",
            description = "offset-syncs.topic.location, source or target. Default: the connector's, or target.")
    private String location;

    private final WorkerEnvironment worker;

    /** As picocli makes it. */
    public ClusterOptions() {
        this(WorkerEnvironment.ofProcess());
    }

    ClusterOptions(WorkerEnvironment worker) {
        this.worker = worker;
        this.connect = new ConnectOptions(worker);
    }

    /**
     * Reads what the options name. Nothing is contacted but a worker, for a connector's configuration.
     *
     * @param required the clusters that the command uses: what is wrong with the others is no error
     * @throws Failure with all configuration errors and {@link ExitCode#USAGE}; with {@link ExitCode#UNAVAILABLE} if the worker does
     *     not give the configuration
     */
    public Clusters read(Set<Cluster> required) throws InterruptedException {
        InputErrors errors = new InputErrors();
        Optional<ConnectRest> rest = connect.find(errors);
        Optional<Connector> connector = connector(rest, errors);
        if (connector.isEmpty() && file == null && rest.isEmpty() && !named(required) && errors.isEmpty()) {
            errors.add("The clusters are not named. Expected: --connector FILE, or --connect http://HOST:8083, or"
                    + " --source-properties FILE and --target-properties FILE.");
        }
        errors.failIfAny();
        SideReader reader = new SideReader(connector, worker, errors);
        Map<Cluster, ClusterSettings> sides = new EnumMap<>(Cluster.class);
        for (Cluster cluster : required) {
            reader.read(cluster, file(cluster)).ifPresent(side -> sides.put(cluster, side));
        }
        Optional<MirrorNames> names = MirrorNames.of(namingProperties(connector, reader), errors);
        errors.failIfAny();
        JvmLimits.lift(sides.values());
        return new Clusters(sides, names.orElseThrow(), rest, connector, mask(connector, reader));
    }

    private Optional<Path> file(Cluster cluster) {
        return Optional.ofNullable(cluster == Cluster.SOURCE ? sourceFile : targetFile);
    }

    /** Whether every cluster has a file, or the worker's own environment. */
    private boolean named(Set<Cluster> required) {
        return required.stream()
                .allMatch(cluster -> file(cluster).isPresent()
                        || cluster == Cluster.TARGET
                                && worker.properties(new InputErrors()).isPresent());
    }

    /** A file wins over a worker, which may be named for what else a command does with Connect. */
    private Optional<Connector> connector(Optional<ConnectRest> rest, InputErrors errors) throws InterruptedException {
        if (name != null && rest.isEmpty()) {
            errors.add("--name " + name, "needs a worker to ask", "--connect http://HOST:8083");
        }
        ConnectorReader reader = new ConnectorReader(errors);
        if (file != null) {
            return reader.file(file);
        }
        boolean asked = connect.isGiven() || name != null || sourceFile == null && targetFile == null;
        return rest.isPresent() && asked ? reader.worker(rest.get(), name == null ? NAME : name) : Optional.empty();
    }

    private Map<String, String> namingProperties(Optional<Connector> connector, SideReader reader) {
        Map<String, String> config = new HashMap<>(
                connector.map(known -> reader.resolve(known.config())).orElse(WITHOUT_CONNECTOR));
        putIfGiven(config, "source.cluster.alias", sourceAlias);
        putIfGiven(config, "target.cluster.alias", targetAlias);
        putIfGiven(config, "offset-syncs.topic.location", location);
        return config;
    }

    private static void putIfGiven(Map<String, String> config, String property, String value) {
        if (value != null) {
            config.put(property, value);
        }
    }

    private SecretMask mask(Optional<Connector> connector, SideReader reader) {
        return SecretMask.of(
                connector.map(known -> known.config().values()).orElse(List.of()),
                new SecretReferences(worker.providers(new InputErrors())),
                reference -> reader.resolve(Map.of("value", reference)).get("value"));
    }
}
