package io.connectfargate.connect.ledger;

import io.connectfargate.connect.access.MirrorConnector;
import io.connectfargate.connect.identity.StoredOffsets;
import io.connectfargate.connect.status.ClusterSeen;
import io.connectfargate.ledger.judgement.Judge;
import io.connectfargate.ledger.judgement.Ledger;
import io.connectfargate.ledger.judgement.Level;
import io.connectfargate.ledger.judgement.Rules;
import io.connectfargate.ledger.judgement.Verdict;
import io.connectfargate.ledger.observation.Observation;
import io.connectfargate.ledger.observation.Progress;
import io.connectfargate.ledger.observation.Side;
import io.connectfargate.ledger.reader.Questions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;

/**
 * One source connector's ledger. {@link #observe} is called by one thread at a time; all else may be called while it waits for a
 * cluster, but not at the same time as another.
 */
final class WatchedLedger implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String REFRESH = "refresh.topics.interval.seconds";

    private final MirrorConnector connector;
    private final LedgerClients clients;
    private final Judge judge;
    private final TaskProgress progress;
    private volatile Ledger ledger;
    private Set<String> topics;
    private volatile String problem;
    private volatile ClusterSeen onSource = ClusterSeen.NOTHING;
    private volatile ClusterSeen onTarget = ClusterSeen.NOTHING;

    /**
     * Continues where an earlier one ended.
     *
     * @param flush how often Connect stores offsets
     */
    WatchedLedger(MirrorConnector connector, LedgerClients clients, Duration flush, Ledger ledger) {
        this.connector = connector;
        this.clients = clients;
        this.ledger = ledger;
        this.judge = new Judge(rules(connector, clients.readsCommitted()));
        this.progress = new TaskProgress(flush);
    }

    /** A new topic gets its copy when MirrorMaker has looked for new topics. */
    private static Rules rules(MirrorConnector connector, boolean readCommitted) {
        Rules rules = Rules.DEFAULT;
        long refresh = Long.parseLong(connector.config().getOrDefault(REFRESH, "600"));
        return new Rules(
                readCommitted,
                rules.transactionOpen(),
                rules.copyBlocked(),
                rules.stalled(),
                rules.noCopy().plusSeconds(refresh));
    }

    /**
     * Reads both clusters once. The order matters: progress, then the source, then the target.
     *
     * @param stored empty if it could not be read
     * @param positions of all tasks of the connector that are known
     * @param failures of the connector and its tasks, a sentence each
     * @return empty while its topics have never been listed
     */
    Optional<Observation> observe(Optional<StoredOffsets> stored, List<TaskPosition> positions, List<String> failures)
            throws InterruptedException {
        list();
        if (topics == null) {
            onSource = clients.onSource(Optional.ofNullable(problem));
            return Optional.empty();
        }
        Side source = clients.source().round(new Questions(topics, ledger.openTransactions(), true));
        Map<String, String> copies = new HashMap<>();
        topics.forEach(topic -> copies.put(topic, connector.targetName(topic)));
        Side target = clients.target().round(new Questions(new TreeSet<>(copies.values()), Set.of(), false));
        onSource = clients.onSource(source.problem().or(() -> Optional.ofNullable(problem)));
        onTarget = clients.onTarget(target.problem());
        Map<TopicPartition, Progress> known = stored.isEmpty()
                ? Map.of()
                : progress.of(source, stored.get()::of, positions, clients::look, Instant.now());
        return Optional.of(new Observation(Instant.now(), copies, source, target, known, failures));
    }

    /** Makes the next ledger of what {@link #observe} has seen, and of what was acknowledged since. */
    void judge(Observation observed) {
        ledger = judge.next(ledger, observed);
    }

    private void list() throws InterruptedException {
        try {
            Set<String> now = clients.topics(LIMIT);
            // Whether one is gone, or may not be described any more, shows when it is asked for by name.
            ledger.tracks().keySet().stream()
                    .map(TopicPartition::topic)
                    .filter(connector::wantsTopic)
                    .forEach(now::add);
            topics = now;
            problem = null;
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            problem = "The topics of the source cannot be listed: "
                    + (cause.getMessage() == null
                            ? "no answer within " + LIMIT.toSeconds() + " s"
                            : cause.getMessage());
        }
    }

    Ledger ledger() {
        return ledger;
    }

    ClusterSeen onSource() {
        return onSource;
    }

    ClusterSeen onTarget() {
        return onTarget;
    }

    /** The same ledger with an acknowledgement. */
    void use(Ledger acknowledged) {
        ledger = acknowledged;
    }

    /** Never fine while new topics would not be seen. */
    Verdict verdict() {
        Verdict verdict = ledger.verdict();
        return problem == null || verdict.level() == Level.CRITICAL
                ? verdict
                : new Verdict(Level.UNKNOWN, "Not everything is known", problem);
    }

    MirrorConnector connector() {
        return connector;
    }

    @Override
    public void close() {
        clients.close();
    }
}
