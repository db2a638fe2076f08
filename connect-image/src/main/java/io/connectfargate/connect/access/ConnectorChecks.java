package io.connectfargate.connect.access;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tries the clusters of MirrorMaker's connectors, as this worker would use them. Thread-safe. */
final class ConnectorChecks {
    private final References references;
    private final Map<String, String> worker;

    /**
     * @param worker the worker's properties
     * @param plugins finds what the user added to the plugin path
     */
    ConnectorChecks(Map<String, ?> worker, ClassLoader plugins) {
        references = new References(worker, plugins);
        this.worker = references.resolve(worker);
    }

    /**
     * What came out.
     *
     * @param problems of each cluster that the connector uses; an empty list if it can be used
     * @param missingTopics what the connector asks the source for and does not find there, as sentences
     */
    record Findings(Map<Cluster, List<Problem>> problems, List<String> missingTopics) {}

    /**
     * Tries the clusters of a connector.
     *
     * @param config as it came in, references not resolved
     * @param seen what earlier checks of the connector have seen; gets more
     * @return empty if it is none of MirrorMaker's, or uses no cluster
     * @throws org.apache.kafka.common.config.ConfigException if Connect will refuse the configuration, too
     */
    Optional<Findings> check(String name, Map<String, String> config, Seen seen) {
        Optional<MirrorConnector.Role> role = MirrorConnector.Role.of(config);
        if (role.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> resolved = references.resolve(config);
        MirrorConnector connector = new MirrorConnector(name, role.get(), resolved);
        if (connector.role() != MirrorConnector.Role.HEARTBEAT && !connector.is("enabled")) {
            return Optional.empty();
        }
        Map<Cluster, List<Problem>> problems = missing(connector);
        Set<Cluster> complete = EnumSet.copyOf(connector.clusters());
        complete.removeAll(problems.keySet());
        ConnectorCheck.Result result = new ConnectorCheck(connector, worker, seen).run(complete);
        problems.putAll(result.problems());
        return Optional.of(new Findings(
                problems, result.source().map(connector::missingTopics).orElse(List.of())));
    }

    /** Where a secret is missing there is nothing to try: the cluster would be sent the reference's text as the password. */
    private Map<Cluster, List<Problem>> missing(MirrorConnector connector) {
        Map<Cluster, List<Problem>> problems = new EnumMap<>(Cluster.class);
        references.missing(connector.config()).forEach((property, reference) -> {
            for (Cluster cluster : connector.clusters()) {
                if (ConnectorClient.isSetting(property, cluster)) {
                    String sentence = "The " + cluster + " cluster of " + connector.name()
                            + " was not tried: " + property + " refers to " + reference
                            + ", which this worker does not have or does not let connectors read. Set it for the task;"
                            + " connect-image/README.md says which variables and files connectors may read.";
                    problems.computeIfAbsent(cluster, first -> new ArrayList<>())
                            .add(new Problem(Problem.Kind.SETTINGS, sentence));
                }
            }
        });
        return problems;
    }
}
