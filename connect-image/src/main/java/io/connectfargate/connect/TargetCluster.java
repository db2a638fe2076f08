package io.connectfargate.connect;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A look at the target cluster before Connect starts, which otherwise answers a wrong address or a replication factor that
 * can't be met with a stack trace and an exit, over and over. What may pass by itself is asked again until the timeout.
 */
final class TargetCluster implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TargetCluster.class);
    /** Several tries fit into the shortest sensible timeout; a broker in reach answers in milliseconds. */
    private static final int REQUEST_TIMEOUT_MS = 5_000;

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final Map<String, String> properties;
    private final long deadline;
    private final Duration timeout;
    private Admin admin;

    /**
     * @param properties the worker's
     * @param timeout how long the cluster has to become usable
     */
    TargetCluster(Map<String, String> properties, Duration timeout) {
        this.properties = properties;
        this.timeout = timeout;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /** @throws UnusableException if the cluster can't be reached or refuses the worker */
    int brokers() throws UnusableException {
        return ask(client -> client.describeCluster().nodes().get().size());
    }

    /** @throws UnusableException if the cluster can't be reached or refuses the worker */
    boolean exists(String topic) throws UnusableException {
        return ask(client -> {
            try {
                client.describeTopics(Set.of(topic)).allTopicNames().get();
                return true;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    return false;
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
            Throwable cause;
            try {
                return question.to(admin());
            } catch (ExecutionException e) {
                cause = e.getCause();
            } catch (KafkaException e) {
                cause = root(e);
                if (!UnusableTarget.isAboutAddresses(cause)) {
                    throw new UnusableException(WorkerLauncher.CONFIGURATION, UnusableTarget.settings(cause));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                cause = e;
            }
            if (cause instanceof AuthenticationException || cause instanceof AuthorizationException || !pause()) {
                throw new UnusableException(
                        WorkerLauncher.UNAVAILABLE, UnusableTarget.sentence(properties, cause, timeout));
            }
            log.warn(
                    "The target cluster {} is not usable yet: {}",
                    properties.get("bootstrap.servers"),
                    cause.getMessage());
        }
    }

    /** A client that can't be made wraps the reason several times. */
    private static Throwable root(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private Admin admin() {
        if (admin == null) {
            Map<String, Object> client = new HashMap<>();
            properties.forEach((name, value) -> {
                if (AdminClientConfig.configNames().contains(name) || name.startsWith("config.providers.")) {
                    client.put(name, value);
                }
            });
            client.put(AdminClientConfig.CLIENT_ID_CONFIG, "connect-launcher");
            client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
            client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
            admin = Admin.create(client);
        }
        return admin;
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /** The target cannot be used; the message is a sentence for people. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int exitCode;

        UnusableException(int exitCode, String message) {
            super(message);
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }
}
