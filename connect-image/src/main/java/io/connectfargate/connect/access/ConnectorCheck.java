package io.connectfargate.connect.access;

import io.connectfargate.checks.ClusterCheck;
import io.connectfargate.checks.connection.AccessThreads;
import io.connectfargate.checks.connection.Brokers;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.checks.connection.ClusterClient;
import io.connectfargate.checks.connection.ClusterView;
import io.connectfargate.checks.diagnosis.Problem;
import io.connectfargate.checks.permission.Permission;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Checks the clusters of a connector with the very properties that its clients will have. Changes nothing on them.
 *
 * <p>Clients that log in alike are checked once, on one connection. What they need depends on what both clusters show to the
 * connector's administrators, so these look first, and the checks of both sides wait for each other.
 */
final class ConnectorCheck {
    /**
     * The AWS SDK's first login takes seconds on a quarter of a processor. Finding out why a broker did not respond takes
     * as long again.
     */
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private final MirrorConnector connector;
    private final Map<String, String> worker;
    private final SeenResources seen;
    private final Map<Cluster, CompletableFuture<ClusterView>> views = new EnumMap<>(Cluster.class);

    /**
     * @param worker the worker's properties, references resolved
     * @param seen what earlier checks of the connector have seen
     */
    ConnectorCheck(MirrorConnector connector, Map<String, String> worker, SeenResources seen) {
        this.connector = connector;
        this.worker = worker;
        this.seen = seen;
        for (Cluster cluster : Cluster.values()) {
            views.put(cluster, new CompletableFuture<>());
        }
    }

    /**
     * What came out.
     *
     * @param problems of each cluster that was checked; an empty list if it can be used
     * @param source what is to be copied, as far as it could be seen
     */
    record Result(Map<Cluster, List<Problem>> problems, Optional<ClusterView> source) {}

    /** Checks these clusters, all at the same time. */
    Result run(Collection<Cluster> clusters) {
        Map<Map.Entry<Cluster, Map<String, Object>>, Login> logins = new LinkedHashMap<>();
        Map<Cluster, List<Problem>> problems = new EnumMap<>(Cluster.class);
        clusters.forEach(cluster -> problems.put(cluster, new ArrayList<>()));
        for (ConnectorClient client : ConnectorClient.all(connector)) {
            if (clusters.contains(client.cluster())) {
                ClusterClient settings = client.of(connector, worker);
                logins.computeIfAbsent(Map.entry(client.cluster(), settings.login()), first -> new Login(settings))
                        .clients
                        .add(client);
            }
        }
        Set<Cluster> blind = new TreeSet<>(views.keySet());
        blind.removeAll(clusters);
        blind.forEach(cluster -> views.get(cluster).complete(null));
        Map<Login, CompletableFuture<List<Problem>>> answers = new LinkedHashMap<>();
        logins.values()
                .forEach(login -> answers.put(login, CompletableFuture.supplyAsync(login::check, AccessThreads.ALL)));
        answers.forEach((login, found) -> problems.get(login.client.cluster()).addAll(found.join()));
        return new Result(
                problems, Optional.ofNullable(views.get(Cluster.SOURCE).getNow(null)));
    }

    /** What a side shows; null if that is not known in time. */
    private ClusterView view(Cluster cluster) {
        return views.get(cluster)
                .completeOnTimeout(null, LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private ClusterView view(Cluster cluster, Brokers brokers) throws IOException {
        if (cluster == Cluster.TARGET) {
            return ClusterView.of(brokers, new ClusterView.Question(connector::ownsOnTarget, Set.of(), Set.of(), null));
        }
        Set<String> missed =
                seen.topics().stream().filter(connector::wantsTopic).collect(Collectors.toCollection(TreeSet::new));
        boolean groups = connector.role() == MirrorConnector.Role.CHECKPOINT;
        return seen.complete(ClusterView.of(
                brokers,
                new ClusterView.Question(
                        connector::wantsTopic,
                        connector.literalTopics(),
                        missed,
                        groups ? connector::wantsGroup : null)));
    }

    /** The clients that present themselves to a cluster in the same way. */
    private final class Login {
        private final ClusterClient client;
        private final Set<ConnectorClient> clients = new LinkedHashSet<>();

        private Login(ClusterClient client) {
            this.client = client;
        }

        private List<Problem> check() {
            try {
                return ClusterCheck.find(client, this::needs, LIMIT);
            } finally {
                if (makesView()) {
                    views.get(client.cluster()).complete(null);
                }
            }
        }

        private boolean makesView() {
            return clients.contains(ConnectorClient.admin(client.cluster()));
        }

        private Collection<Permission> needs(Brokers brokers) throws IOException {
            if (makesView()) {
                views.get(client.cluster()).complete(view(client.cluster(), brokers));
            }
            ClusterView source = view(Cluster.SOURCE);
            ClusterView target = view(Cluster.TARGET);
            if (target == null && client.cluster() == Cluster.TARGET) {
                return List.of();
            }
            Map<ConnectorClient, Set<Permission>> required =
                    new ConnectorPermissions(connector, worker, orNothing(source), orNothing(target)).required();
            return clients.stream()
                    .flatMap(each -> required.getOrDefault(each, Set.of()).stream())
                    .distinct()
                    .toList();
        }

        private static ClusterView orNothing(ClusterView view) {
            return view == null ? ClusterView.NOTHING : view;
        }
    }
}
