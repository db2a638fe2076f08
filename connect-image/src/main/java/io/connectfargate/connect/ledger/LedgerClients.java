package io.connectfargate.connect.ledger;

import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.ConnectorClient;
import io.connectfargate.connect.access.ConnectorSides;
import io.connectfargate.connect.access.MirrorConnector;
import io.connectfargate.connect.status.ClusterSeen;
import io.connectfargate.connect.status.KafkaVersion;
import io.connectfargate.ledger.reader.ClusterReader;
import io.connectfargate.ledger.reader.ReaderSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Clients for both clusters of a connector, with its own logins, for as long as it is watched. Not thread-safe. */
final class LedgerClients implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final MirrorConnector connector;
    private final Map<String, String> worker;
    private final ConnectorSides sides;
    private final Admin sourceAdmin;
    private final ClusterReader source;
    private final ClusterReader target;
    private final KafkaVersion sourceVersion;
    private final KafkaVersion targetVersion;

    /**
     * Connects when a cluster is first asked.
     *
     * @param worker its properties, references resolved
     * @throws UnknownException if no client can be created from the configuration
     */
    LedgerClients(MirrorConnector connector, Map<String, String> worker, ReaderSettings settings)
            throws UnknownException {
        this.connector = connector;
        this.worker = worker;
        sides = new ConnectorSides(worker, settings.limit(), "connect-ledger-" + connector.name());
        try {
            sourceAdmin = sides.source(connector).admin();
            Admin targetAdmin = sides.target(connector).admin();
            sourceVersion = new KafkaVersion(sourceAdmin);
            targetVersion = new KafkaVersion(targetAdmin);
            source = new ClusterReader(sourceAdmin, settings, Clock.systemUTC());
            target = new ClusterReader(targetAdmin, settings, Clock.systemUTC());
        } catch (UnknownException e) {
            sides.close();
            throw e;
        }
    }

    ClusterReader source() {
        return source;
    }

    ClusterReader target() {
        return target;
    }

    /** @param problem why the source could not be read; empty if it could */
    ClusterSeen onSource(Optional<String> problem) throws InterruptedException {
        return sourceVersion.with(problem);
    }

    /** @param problem why the target could not be read; empty if it could */
    ClusterSeen onTarget(Optional<String> problem) throws InterruptedException {
        return targetVersion.with(problem);
    }

    /** The topics of the source that are to be copied, by name, as far as the login may describe them. */
    Set<String> topics(Duration limit) throws ExecutionException, TimeoutException, InterruptedException {
        return sourceAdmin
                .listTopics(new ListTopicsOptions().timeoutMs(Math.toIntExact(limit.toMillis())))
                .names()
                .get(limit.toMillis(), TimeUnit.MILLISECONDS)
                .stream()
                .filter(connector::wantsTopic)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Reads the source as the tasks do. */
    Map<TopicPartition, ContentLook.Found> look(Map<TopicPartition, Stretch> stretches) {
        if (stretches.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> settings = new HashMap<>(
                ConnectorClient.SOURCE_CONSUMER.of(connector, worker).settings());
        settings.keySet().removeAll(Set.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG));
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "connect-ledger-" + connector.name());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return new ContentLook(consumer, stretches).look(LOOK);
        }
    }

    boolean readsCommitted() {
        Object level = ConnectorClient.SOURCE_CONSUMER
                .of(connector, worker)
                .settings()
                .get(ConsumerConfig.ISOLATION_LEVEL_CONFIG);
        return "read_committed".equalsIgnoreCase(String.valueOf(level));
    }

    @Override
    public void close() {
        sides.close();
    }
}
