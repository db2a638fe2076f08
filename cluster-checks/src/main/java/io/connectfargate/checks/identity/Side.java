package io.connectfargate.checks.identity;

import io.connectfargate.checks.connection.ClusterClient;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;

/** A cluster as one login sees it, and what the user calls it. What it was asked it does not ask again. Not thread-safe. */
public final class Side {
    private final ClusterClient client;
    private final Known known;
    private final Duration limit;

    /**
     * @param known of this cluster to this login, whatever it is called
     * @param limit for each answer
     */
    Side(ClusterClient client, Known known, Duration limit) {
        this.client = client;
        this.known = known;
        this.limit = limit;
    }

    /** What a login has learned. */
    static final class Known implements AutoCloseable {
        private final String clientId;
        private Admin admin;
        private String clusterId;
        private Collection<Node> nodes;
        private Map<String, Uuid> topics;

        Known(String clientId) {
            this.clientId = clientId;
        }

        @Override
        public void close() {
            if (admin != null) {
                admin.close(Duration.ZERO);
            }
        }
    }

    /** {@code source cluster (source.cluster.bootstrap.servers of mm2-msc)}. */
    @Override
    public String toString() {
        return client.toString();
    }

    /** {@link #toString} with its address. */
    public String named() {
        return client.cluster() + " cluster (" + client.label() + "=" + address() + ")";
    }

    /** Its bootstrap servers. */
    public String address() {
        return String.valueOf(client.settings().get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    }

    /**
     * For what the other methods do not ask. To be used with {@link #await}; closed with the {@link Sides}.
     *
     * @throws UnknownException if none can be created from the configuration
     */
    public Admin admin() throws UnknownException {
        if (known.admin == null) {
            Map<String, Object> settings = new HashMap<>(client.login());
            settings.put(AdminClientConfig.CLIENT_ID_CONFIG, known.clientId);
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(limit.toMillis()));
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(limit.toMillis()));
            settings.put(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
            try {
                known.admin = Admin.create(settings);
            } catch (KafkaException e) {
                throw new UnknownException("No client could be created for the " + this + ": " + e.getMessage(), e);
            }
        }
        return known.admin;
    }

    /** Its id. Any login may read it; brokers before 0.10.1 have none. */
    public String clusterId() throws UnknownException {
        if (known.clusterId == null) {
            String id = await(admin().describeCluster().clusterId(), "its cluster id");
            if (id == null || id.isBlank()) {
                throw new UnknownException("The " + this + " reported no cluster id", null);
            }
            known.clusterId = id;
        }
        return known.clusterId;
    }

    /** Its brokers, as they advertise themselves to this listener. Any login may read them. */
    public Collection<Node> nodes() throws UnknownException {
        if (known.nodes == null) {
            known.nodes = await(admin().describeCluster().nodes(), "its brokers");
        }
        return known.nodes;
    }

    /** All topics that the login may describe, Kafka's own too, with their ids; {@link Uuid#ZERO_UUID} from brokers before 2.8. */
    public Map<String, Uuid> topics() throws UnknownException {
        if (known.topics == null) {
            Map<String, Uuid> found = new TreeMap<>();
            await(admin().listTopics(new ListTopicsOptions().listInternal(true)).listings(), "its topics")
                    .forEach(topic -> found.put(topic.name(), topic.topicId()));
            known.topics = found;
        }
        return known.topics;
    }

    /**
     * Topics with their partitions.
     *
     * @param names of topics that {@link #topics} returns
     */
    public Map<String, TopicDescription> describe(Collection<String> names) throws UnknownException {
        return names.isEmpty()
                ? Map.of()
                : await(admin().describeTopics(names).allTopicNames(), "the partitions of its topics");
    }

    /** Whether the cluster says that it has no such topic. Where the login may not describe it, nobody knows. */
    boolean lacks(String topic) throws UnknownException {
        KafkaFuture<TopicDescription> description =
                admin().describeTopics(List.of(topic)).topicNameValues().get(topic);
        try {
            description.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnknownTopicOrPartitionException;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Waits for an answer of {@link #admin}.
     *
     * @param what is asked for, such as "its topics"
     * @throws UnknownException if there is none
     */
    public <T> T await(KafkaFuture<T> answer, String what) throws UnknownException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new UnknownException(
                    "The " + this + " did not report " + what + ": "
                            + e.getCause().getMessage(),
                    e.getCause());
        } catch (TimeoutException e) {
            throw new UnknownException(
                    "The " + this + " did not report " + what + " within " + limit.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Waits until answers of {@link #admin} have come, good or bad.
     *
     * @param what is asked for, such as "its topics"
     * @throws UnknownException if one has not
     */
    public void settle(Collection<? extends KafkaFuture<?>> answers, String what) throws UnknownException {
        KafkaFutureImpl<Void> settled = new KafkaFutureImpl<>();
        CompletableFuture.allOf(answers.stream()
                        .map(answer -> answer.toCompletionStage()
                                .handle((value, failure) -> value)
                                .toCompletableFuture())
                        .toArray(CompletableFuture<?>[]::new))
                .thenRun(() -> settled.complete(null));
        await(settled, what);
    }

    /** To be thrown when a wait for this cluster was interrupted; sets the thread's flag again. */
    public UnknownException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new UnknownException("Interrupted while waiting for the " + this, e);
    }
}
