package io.connectfargate.migration.cluster;

import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.checks.connection.MirrorSettings;
import io.connectfargate.checks.connection.WorkerVariable;
import io.connectfargate.connect.security.References;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigTransformer;

/** Finds how a cluster is reached: by a file of client properties, else as the connector does, else (the target) as the worker. */
final class SideReader {
    private static final String BOOTSTRAP = CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;
    private static final String PROVIDERS = "config.providers";

    private final Optional<Connector> connector;
    private final WorkerEnvironment worker;
    private final InputErrors errors;
    private final References references;
    private final Map<String, String> providers;

    SideReader(Optional<Connector> connector, WorkerEnvironment worker, InputErrors errors) {
        this.connector = connector;
        this.worker = worker;
        this.errors = errors;
        providers = worker.providers(errors);
        references = new References(providers, SideReader.class.getClassLoader());
    }

    /** What a connector's or client's configuration is with its references. What cannot be found stays as it is. */
    Map<String, String> resolve(Map<String, String> config) {
        return references.resolve(config);
    }

    /** Empty if nothing says how, or what says so is wrong, which is added to the errors. */
    Optional<ClusterSettings> read(Cluster cluster, Optional<Path> file) {
        String option = "--" + cluster + "-properties";
        if (file.isPresent()) {
            return ClientFile.read(option, file.get(), errors)
                    .flatMap(read -> ofFile(cluster, option, file.get(), read));
        }
        String address = cluster + ".cluster." + BOOTSTRAP;
        if (connector.filter(known -> known.config().containsKey(address)).isPresent()) {
            return ofConnector(cluster, option, connector.get());
        }
        Optional<Map<String, String>> own =
                cluster == Cluster.TARGET ? worker.properties(errors) : Optional.<Map<String, String>>empty();
        if (own.isPresent()) {
            return ofWorker(own.get());
        }
        errors.add(
                connector.map(known -> address + " of " + known).orElse("The " + cluster + " cluster"),
                "is missing",
                option + " FILE with a client's properties, or a connector that has " + address);
        return Optional.empty();
    }

    /** @param read what is in the file */
    Optional<ClusterSettings> ofFile(Cluster cluster, String option, Path file, Map<String, String> read) {
        Map<String, String> resolved = references.resolve(read);
        Set<String> own = new HashSet<>(List.of(read.getOrDefault(PROVIDERS, "").split("\\s*,\\s*")));
        return settings(cluster, BOOTSTRAP + " of " + file, option, own, kind -> resolved);
    }

    private Optional<ClusterSettings> ofConnector(Cluster cluster, String option, Connector known) {
        Map<String, String> resolved = references.resolve(known.config());
        return settings(
                cluster,
                cluster + ".cluster." + BOOTSTRAP + " of " + known,
                option,
                Set.of(),
                kind -> MirrorSettings.of(resolved, cluster, kind.prefix()));
    }

    private Optional<ClusterSettings> ofWorker(Map<String, String> properties) {
        if (properties.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> resolved = references.resolve(properties);
        return settings(Cluster.TARGET, WorkerVariable.BROKERS.name(), "--target-properties", Set.of(), kind -> {
            Map<String, Object> settings = new HashMap<>(MirrorSettings.withPrefix(resolved, kind.prefix()));
            settings.put(BOOTSTRAP, resolved.get(BOOTSTRAP));
            return settings;
        });
    }

    /** @param own names of providers that the client itself has */
    private Optional<ClusterSettings> settings(
            Cluster cluster, String label, String option, Set<String> own, Function<ClientKind, Map<String, ?>> of) {
        Map<ClientKind, Map<String, Object>> clients = new EnumMap<>(ClientKind.class);
        Set<String> missing = new TreeSet<>();
        for (ClientKind kind : ClientKind.values()) {
            clients.put(kind, ClientKind.common(of.apply(kind)));
            clients.get(kind).values().forEach(value -> missing.addAll(unresolved(value.toString(), own)));
        }
        String address = String.valueOf(clients.get(ClientKind.ADMIN).get(BOOTSTRAP));
        if (address.startsWith("{")) {
            errors.add(label, "is the placeholder " + address, "the cluster's bootstrap servers, host:port,host:port");
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            errors.add(
                    "The configuration of the " + cluster + " cluster (" + label + ")",
                    "refers to what is not found here, or may not be read: " + String.join(", ", missing),
                    "each of them set in this shell, this command in the worker's container (java"
                            + " @/opt/connect/migrate), or " + option + " FILE with a client's properties");
            return Optional.empty();
        }
        return Optional.of(new ClusterSettings(
                cluster,
                label,
                clients.get(ClientKind.ADMIN),
                clients.get(ClientKind.CONSUMER),
                clients.get(ClientKind.PRODUCER)));
    }

    private List<String> unresolved(String value, Set<String> own) {
        return ConfigTransformer.DEFAULT_PATTERN
                .matcher(value)
                .results()
                .filter(reference -> providers.containsKey(PROVIDERS + "." + reference.group(1) + ".class"))
                .filter(reference -> !own.contains(reference.group(1)))
                .map(MatchResult::group)
                .toList();
    }
}
