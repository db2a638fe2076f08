package io.connectfargate.connect.access;

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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries the clusters of a connector with the very settings that its clients will have. Changes nothing on them. */
final class ConnectorCheck {
    private static final Logger log = LoggerFactory.getLogger(ConnectorCheck.class);
    /** With the next, and what finding a reason takes, below the 20 s that a PUT may take. */
    private static final Duration VIEW_LIMIT = Duration.ofSeconds(4);

    private static final Duration CHECK_LIMIT = Duration.ofSeconds(8);

    static final Executor THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "access-check");
        thread.setDaemon(true);
        return thread;
    });

    private final MirrorConnector connector;
    private final Map<String, String> worker;
    private final Seen seen;

    /**
     * @param worker the worker's properties, references resolved
     * @param seen what earlier checks of the connector have seen
     */
    ConnectorCheck(MirrorConnector connector, Map<String, String> worker, Seen seen) {
        this.connector = connector;
        this.worker = worker;
        this.seen = seen;
    }

    /**
     * What came out.
     *
     * @param problems of each cluster that was tried; an empty list if it can be used
     * @param source what is to be copied, as far as it could be seen
     */
    record Result(Map<Cluster, List<Problem>> problems, Optional<ClusterView> source) {}

    /** Tries these clusters, all at the same time. */
    Result run(Collection<Cluster> clusters) {
        Map<Cluster, ClusterView> views = view(clusters);
        Map<ConnectorClient, Set<Permission>> required = new ConnectorPermissions(
                        connector,
                        worker,
                        views.getOrDefault(Cluster.SOURCE, ClusterView.NOTHING),
                        views.getOrDefault(Cluster.TARGET, ClusterView.NOTHING))
                .required();
        Map<ClusterClient, Set<Permission>> logins = logins(clusters, required, views.keySet());
        Map<ClusterClient, CompletableFuture<List<Problem>>> checks = new LinkedHashMap<>();
        logins.forEach((client, permissions) -> checks.put(
                client,
                CompletableFuture.supplyAsync(() -> ClusterCheck.find(client, permissions, CHECK_LIMIT), THREADS)));
        Map<Cluster, List<Problem>> problems = new EnumMap<>(Cluster.class);
        clusters.forEach(cluster -> problems.put(cluster, new ArrayList<>()));
        checks.forEach((client, found) -> problems.get(client.cluster()).addAll(found.join()));
        return new Result(problems, Optional.ofNullable(views.get(Cluster.SOURCE)));
    }

    private Map<Cluster, ClusterView> view(Collection<Cluster> clusters) {
        Map<Cluster, CompletableFuture<Optional<ClusterView>>> asked = new EnumMap<>(Cluster.class);
        for (Cluster cluster : clusters) {
            asked.put(cluster, CompletableFuture.supplyAsync(() -> view(cluster), THREADS));
        }
        Map<Cluster, ClusterView> views = new EnumMap<>(Cluster.class);
        asked.forEach((cluster, view) -> view.join().ifPresent(present -> views.put(cluster, present)));
        return views;
    }

    /** Empty if the cluster does not let itself be seen: {@link ClusterCheck} finds out why. */
    private Optional<ClusterView> view(Cluster cluster) {
        ConnectorClient admin = cluster == Cluster.SOURCE ? ConnectorClient.SOURCE_ADMIN : ConnectorClient.TARGET_ADMIN;
        try {
            ClusterView view = ClusterView.of(admin.of(connector, worker), question(cluster), VIEW_LIMIT);
            return Optional.of(cluster == Cluster.SOURCE ? seen.complete(view) : view);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | RuntimeException e) {
            log.debug("The {} cluster of {} cannot be looked at", cluster, connector.name(), e);
            return Optional.empty();
        }
    }

    private ClusterView.Question question(Cluster cluster) {
        if (cluster == Cluster.TARGET) {
            return new ClusterView.Question(connector::ownsOnTarget, Set.of(), group -> false);
        }
        Set<String> asked = new TreeSet<>(seen.topics());
        asked.addAll(connector.literalTopics());
        return new ClusterView.Question(connector::wantsTopic, asked, connector::wantsGroup);
    }

    /** Clients that log in alike are tried once, with all that any of them needs. */
    private Map<ClusterClient, Set<Permission>> logins(
            Collection<Cluster> clusters, Map<ConnectorClient, Set<Permission>> required, Set<Cluster> seenClusters) {
        Map<Map<String, Object>, ClusterClient> first = new LinkedHashMap<>();
        Map<ClusterClient, Set<Permission>> logins = new LinkedHashMap<>();
        required.forEach((client, permissions) -> {
            if (clusters.contains(client.cluster())) {
                ClusterClient settings = client.of(connector, worker);
                ClusterClient login = first.computeIfAbsent(ConnectorClient.login(settings), any -> settings);
                // What a client needs is told by what is there; without having seen it, the login alone is tried.
                logins.computeIfAbsent(login, any -> new LinkedHashSet<>())
                        .addAll(seenClusters.contains(client.cluster()) ? permissions : Set.of());
            }
        });
        return logins;
    }
}
