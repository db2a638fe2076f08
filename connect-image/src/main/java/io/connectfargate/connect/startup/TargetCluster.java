package io.connectfargate.connect.startup;

import io.connectfargate.checks.ClusterCheck;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.checks.connection.ClusterClient;
import io.connectfargate.checks.diagnosis.Problem;
import io.connectfargate.checks.permission.Permission;
import io.connectfargate.connect.config.Variables;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A check of the target cluster before Connect starts, which otherwise reports a wrong address or a missing permission as
 * a stack trace and exits, at each start. What may pass by itself is asked again until the timeout.
 */
public final class TargetCluster implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TargetCluster.class);
    /** Long enough for a first handshake in TLS on a quarter of a processor. */
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final ClusterClient client;
    private final Duration checkTimeout;
    private final long deadline;
    private Admin admin;

    /**
     * @param properties the worker's
     * @param timeout how long the cluster has to become usable
     */
    public TargetCluster(Map<String, String> properties, Duration timeout) {
        this.client = client(properties);
        this.checkTimeout = timeout.compareTo(CHECK_TIMEOUT) < 0 ? timeout : CHECK_TIMEOUT;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /** How the worker itself reaches the target. */
    public static ClusterClient client(Map<String, String> properties) {
        Map<String, Object> settings = new HashMap<>();
        properties.forEach((name, value) -> {
            if (AdminClientConfig.configNames().contains(name) || name.startsWith("config.providers.")) {
                settings.put(name, value);
            }
        });
        return new ClusterClient(Cluster.TARGET, Variables.BROKERS.name(), settings);
    }

    /**
     * Waits while all that is wrong may pass by itself.
     *
     * @return what is wrong with the cluster; empty if it is usable
     */
    public List<Problem> problems(Collection<Permission> required) {
        List<Problem> problems = ClusterCheck.find(client, required, checkTimeout);
        while (!problems.isEmpty()
                && problems.stream().allMatch(problem -> problem.kind() == Problem.Kind.PASSING)
                && pause()) {
            problems.forEach(problem -> log.warn("{} Trying again.", problem.sentence()));
            problems = ClusterCheck.find(client, required, checkTimeout);
        }
        return problems;
    }

    /** @throws UnusableException if it no longer responds */
    int brokers() throws UnusableException {
        return ask(client -> client.describeCluster().nodes().get().size());
    }

    /**
     * Whether a topic is there; true also if only the cluster knows.
     *
     * @throws UnusableException if it no longer responds
     */
    boolean exists(String topic) throws UnusableException {
        return ask(client -> {
            try {
                client.describeTopics(Set.of(topic)).allTopicNames().get();
                return true;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    return false;
                }
                if (e.getCause() instanceof AuthorizationException) {
                    return true;
                }
                throw e;
            }
        });
    }

    /**
     * Waits a moment before the cluster is asked again.
     *
     * @return false if the time is up
     */
    boolean pause() {
        if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
            return false;
        }
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private interface Question<T> {
        T to(Admin admin) throws ExecutionException, InterruptedException;
    }

    private <T> T ask(Question<T> question) throws UnusableException {
        while (true) {
            try {
                return question.to(admin());
            } catch (ExecutionException e) {
                if (!pause()) {
                    throw new UnusableException(e.getCause().getMessage());
                }
                log.warn("The {} no longer responds: {}", client, e.getCause().getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnusableException("interrupted");
            }
        }
    }

    private Admin admin() {
        if (admin == null) {
            Map<String, Object> settings = new HashMap<>(client.settings());
            settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "connect-launcher");
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) checkTimeout.toMillis());
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) checkTimeout.toMillis());
            admin = Admin.create(settings);
        }
        return admin;
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /** It answered once, and does so no more. */
    public static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String reason) {
            super("The target cluster (" + Variables.BROKERS + ") no longer responds: " + reason
                    + "; check that its brokers are running.");
        }
    }
}
