package io.connectfargate.connect.access;

import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.checks.connection.ClusterView;
import io.connectfargate.checks.diagnosis.Problem;
import io.connectfargate.connect.security.References;
import io.connectfargate.connect.security.SecretMask;
import io.connectfargate.connect.security.SecretReferences;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the clusters of MirrorMaker's connectors, as this worker would use them. Thread-safe. */
public final class ConnectorChecks {
    private static final int MAX_SENTENCES = 10;

    private final References references;
    private final Map<String, String> worker;
    private final SecretReferences secrets;

    /**
     * @param worker the worker's properties
     * @param plugins finds what the user added to the plugin path
     */
    public ConnectorChecks(Map<String, ?> worker, ClassLoader plugins) {
        references = new References(worker, plugins);
        this.worker = references.resolve(worker);
        this.secrets = new SecretReferences(worker);
    }

    /**
     * What came out.
     *
     * @param problems of each cluster that the connector uses; an empty list if it can be used
     * @param missingTopics what the connector asks the source for and does not find there, as sentences
     */
    public record AccessProblems(Map<Cluster, List<Problem>> problems, List<String> missingTopics) {
        private AccessProblems masked(SecretMask mask) {
            Map<Cluster, List<Problem>> masked = new EnumMap<>(Cluster.class);
            problems.forEach((cluster, all) -> masked.put(
                    cluster,
                    all.stream()
                            .map(problem -> new Problem(problem.kind(), mask.of(problem.sentence())))
                            .toList()));
            return new AccessProblems(
                    masked, missingTopics.stream().map(mask::of).toList());
        }
    }

    /**
     * Reads a configuration as this worker would.
     *
     * @param config as it came in, references not resolved
     * @return empty if it is none of MirrorMaker's, or switched off, so that it uses no cluster
     * @throws org.apache.kafka.common.config.ConfigException if Connect will reject the configuration, too
     */
    public Optional<MirrorConnector> read(String name, Map<String, String> config) {
        return MirrorConnector.Role.of(config)
                .map(role -> new MirrorConnector(name, role, references.resolve(config)))
                .filter(connector -> connector.role() == MirrorConnector.Role.HEARTBEAT || connector.is("enabled"));
    }

    /** The worker's properties, references resolved: they hold secrets. */
    public Map<String, String> worker() {
        return worker;
    }

    /**
     * Checks the clusters of a connector. What it says names references to secrets, never what these resolve to.
     *
     * @param config as it came in, references not resolved
     * @param seen what earlier checks of the connector have seen; gets more
     * @return empty if it is none of MirrorMaker's, or uses no cluster
     * @throws org.apache.kafka.common.config.ConfigException if Connect will reject the configuration, too
     */
    public Optional<AccessProblems> check(String name, Map<String, String> config, SeenResources seen) {
        SecretMask mask = SecretMask.of(
                config.values(),
                secrets,
                text -> references.resolve(Map.of("", text)).get(""));
        try {
            return read(name, config).map(connector -> check(connector, seen).masked(mask));
        } catch (RuntimeException e) {
            throw mask.of(e);
        }
    }

    private AccessProblems check(MirrorConnector connector, SeenResources seen) {
        Map<Cluster, List<Problem>> problems = missing(connector);
        Set<Cluster> complete = EnumSet.copyOf(connector.clusters());
        complete.removeAll(problems.keySet());
        ConnectorCheck.Result result = new ConnectorCheck(connector, worker, seen).run(complete);
        result.problems().forEach((cluster, all) -> problems.put(cluster, shortened(connector, cluster, all)));
        return new AccessProblems(
                problems,
                result.source().map(source -> missingTopics(connector, source)).orElse(List.of()));
    }

    private static List<String> missingTopics(MirrorConnector connector, ClusterView source) {
        Map<String, String> config = connector.config();
        String cluster = "The source cluster (source.cluster.bootstrap.servers="
                + config.get("source.cluster.bootstrap.servers") + " of " + connector.name() + ")";
        if (source.absent().isEmpty() && source.topics().isEmpty()) {
            return List.of(cluster + " lists no topic that matches topics=" + config.getOrDefault("topics", ".*")
                    + "; either none exists yet, or this login is not authorized to describe it (DESCRIBE, for IAM"
                    + " kafka-cluster:DescribeTopic).");
        }
        return source.absent().stream()
                .map(topic ->
                        cluster + " has no topic " + topic + ", which is in topics; create it, or correct the name.")
                .toList();
    }

    /** A thousand topics that may not be read are one error. */
    private static List<Problem> shortened(MirrorConnector connector, Cluster cluster, List<Problem> problems) {
        if (problems.size() <= MAX_SENTENCES) {
            return problems;
        }
        List<Problem> shortened = new ArrayList<>(problems.subList(0, MAX_SENTENCES));
        Problem.Kind kind = problems.get(MAX_SENTENCES).kind();
        shortened.add(new Problem(
                kind,
                "There are " + (problems.size() - MAX_SENTENCES) + " more reasons why the " + cluster + " cluster of "
                        + connector.name() + " cannot be used; they are reported once these are corrected."));
        return shortened;
    }

    /** Where a secret is missing there is nothing to try: the cluster would be sent the reference's text as the password. */
    private Map<Cluster, List<Problem>> missing(MirrorConnector connector) {
        Map<Cluster, List<Problem>> problems = new EnumMap<>(Cluster.class);
        references.missing(connector.config()).forEach((property, reference) -> {
            for (Cluster cluster : connector.clusters()) {
                if (ConnectorClient.isSetting(property, cluster)) {
                    String sentence = "The " + ConnectorClient.admin(cluster).of(connector, worker)
                            + " was not tried: " + property + " refers to " + reference
                            + ", which this worker does not have or connectors may not read; add it to the task"
                            + " (connect-image/README.md says which variables and files connectors may read).";
                    problems.computeIfAbsent(cluster, first -> new ArrayList<>())
                            .add(new Problem(Problem.Kind.SETTINGS, sentence));
                }
            }
        });
        return problems;
    }
}
