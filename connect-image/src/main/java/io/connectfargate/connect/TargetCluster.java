package io.connectfargate.connect;

import io.connectfargate.connect.config.Problems;
import io.connectfargate.connect.config.Variables;
import io.connectfargate.connect.config.WorkerConfiguration;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
 * can't be met with a stack trace and an exit, over and over.
 */
final class TargetCluster implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TargetCluster.class);
    /** Three replicas survive the loss of one broker during the maintenance of another. */
    private static final int WANTED_REPLICAS = 3;

    private static final int REQUEST_TIMEOUT_MS = 5_000;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final Map<String, String> properties;
    private final long deadline;
    private final Duration timeout;
    private Admin admin;

    /** @param timeout how long the cluster has to become usable */
    TargetCluster(Map<String, String> properties, Duration timeout) {
        this.properties = properties;
        this.timeout = timeout;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /**
     * Chooses the replication factors that the user left open, and checks the ones that were set: a topic that exists needs none,
     * and for one that doesn't, brokers may still be coming up, so it waits for them until the timeout.
     *
     * @param problems gets a sentence for each factor that the cluster cannot meet
     * @return properties to add
     * @throws UnusableException with a sentence for people, if the cluster can't be reached or refuses the worker
     */
    Map<String, String> fit(WorkerConfiguration configuration, Problems problems) throws UnusableException {
        int brokers = brokers();
        Set<String> topics = existing(WorkerConfiguration.REPLICATION_FACTORS.values());
        Map<String, Integer> wishes = wishes(configuration, topics);
        int most = wishes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        while (brokers < most && pause()) {
            log.warn(
                    "The target cluster has {} broker(s), a replication factor of {} is asked for; waiting",
                    brokers,
                    most);
            brokers = brokers();
        }
        int found = brokers;
        wishes.forEach((property, wish) -> {
            if (wish > found) {
                problems.add(
                        Variables.ofProperty(property),
                        "is " + wish + ", but the target cluster has " + found + " broker(s)",
                        "at most " + found + ", or leave it out: then it is fitted to the cluster");
            }
        });
        String fitting = Integer.toString(Math.min(WANTED_REPLICAS, brokers));
        log.info(
                "The target cluster has {} broker(s); replication factor of Connect's own topics: {}",
                brokers,
                fitting);
        Map<String, String> chosen = new HashMap<>();
        configuration.unset().forEach(property -> chosen.put(property, fitting));
        return chosen;
    }

    private static Map<String, Integer> wishes(WorkerConfiguration configuration, Set<String> existing) {
        Map<String, Integer> wishes = new TreeMap<>();
        WorkerConfiguration.REPLICATION_FACTORS.forEach((factor, topic) -> {
            String wish = configuration.properties().get(factor);
            if (wish != null && !existing.contains(configuration.properties().get(topic))) {
                wishes.put(factor, Integer.parseInt(wish.trim()));
            }
        });
        return wishes;
    }

    private int brokers() throws UnusableException {
        return ask(client -> client.describeCluster().nodes().get().size());
    }

    private Set<String> existing(Collection<String> topicProperties) throws UnusableException {
        Set<String> found = new HashSet<>();
        for (String property : topicProperties) {
            String topic = properties.get(property);
            boolean exists = ask(client -> {
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
            if (exists) {
                found.add(topic);
            }
        }
        return found;
    }

    private interface Question<T> {
        T to(Admin admin) throws ExecutionException, InterruptedException;
    }

    /** Repeats what may pass, and gives up at once on what will not. */
    private <T> T ask(Question<T> question) throws UnusableException {
        while (true) {
            Throwable cause;
            try {
                return question.to(admin());
            } catch (ExecutionException e) {
                cause = e.getCause();
            } catch (KafkaException e) {
                cause = e.getCause() == null ? e : e.getCause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                cause = e;
            }
            if (cause instanceof AuthenticationException || cause instanceof AuthorizationException || !pause()) {
                throw new UnusableException(UnusableTarget.sentence(properties, cause, timeout));
            }
            log.warn(
                    "The target cluster {} is not usable yet: {}",
                    properties.get("bootstrap.servers"),
                    cause.getMessage());
        }
    }

    private Admin admin() {
        if (admin == null) {
            Map<String, Object> client = new HashMap<>();
            properties.forEach((name, value) -> {
                if (AdminClientConfig.configNames().contains(name)) {
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

    /** @return false if the time is up */
    private boolean pause() {
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

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /** The target cannot be used; the message is a sentence for people. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }
}
