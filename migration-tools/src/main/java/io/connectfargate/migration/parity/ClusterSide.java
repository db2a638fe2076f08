package io.connectfargate.migration.parity;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.ledger.observation.Side;
import io.connectfargate.ledger.reader.ClusterReader;
import io.connectfargate.ledger.reader.Questions;
import io.connectfargate.ledger.reader.ReaderSettings;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.logs.ClusterLogs;
import io.connectfargate.migration.records.DigestConsumers;
import io.connectfargate.migration.records.FieldDigest;
import io.connectfargate.migration.records.RecordReader;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

/** One of the two clusters that are compared. */
public final class ClusterSide implements AutoCloseable {
    /** Topics are described each time. */
    private static final ReaderSettings SETTINGS =
            new ReaderSettings(Duration.ofSeconds(30), 1, Integer.MAX_VALUE, 1, Duration.ZERO);

    private final String name;
    private final Map<String, Object> client;
    private final Admin admin;
    private final ClusterReader reader;
    private final Clock clock;

    /** The same login for both kinds of clients. */
    public ClusterSide(String name, Map<String, Object> client) {
        this(name, client, client);
    }

    /**
     * Connects when it is first used.
     *
     * @param name for messages: source or target
     * @param adminClient where the cluster is and how an admin client logs in
     * @param consumer the same for a consumer
     */
    public ClusterSide(String name, Map<String, Object> adminClient, Map<String, Object> consumer) {
        this(name, adminClient, consumer, Clock.systemUTC());
    }

    /** @param clock says how old a transaction is */
    ClusterSide(String name, Map<String, Object> adminClient, Map<String, Object> consumer, Clock clock) {
        this.name = name;
        this.clock = clock;
        client = Map.copyOf(consumer);
        admin = Admin.create(adminClient);
        reader = new ClusterReader(admin, SETTINGS, clock);
    }

    /** A reader of committed records, for one thread, which closes it. */
    RecordReader records() {
        return new RecordReader(client);
    }

    /** A consumer that reads small stretches of committed records, to be closed by the caller. */
    Consumer<FieldDigest, FieldDigest> stretches() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.putAll(ClusterLogs.consumerProperties());
        settings.put("max.poll.records", DigestConsumers.POLLED_RECORDS);
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false);
        settings.put("auto.offset.reset", "none");
        return DigestConsumers.open(settings);
    }

    Admin admin() {
        return admin;
    }

    private String bootstrapServers() {
        return String.valueOf(client.get("bootstrap.servers"));
    }

    /** What the brokers report of these topics. */
    Side logs(Set<String> topics) throws InterruptedException {
        return reader.round(new Questions(topics, Set.of(), false));
    }

    /** Names the producers that hold transactions open. */
    OpenTransactions openTransactions() {
        return new OpenTransactions(SourceLogs.of(name, admin, bootstrapServers()), name, clock);
    }

    /**
     * All topics that this login sees, without Kafka's own.
     *
     * @throws Failure if the cluster cannot be used
     * @throws InterruptedException if this thread is to stop
     */
    public Set<String> topics() throws InterruptedException {
        return answer(() -> admin.listTopics().names().get());
    }

    /** The cluster's id. */
    String id() throws InterruptedException {
        return answer(() -> admin.describeCluster().clusterId().get());
    }

    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private <T> T answer(Question<T> question) throws InterruptedException {
        try {
            return question.ask();
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    "The " + name + " cluster at " + bootstrapServers() + " cannot be used: " + cause.getMessage());
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
