package io.connectfargate.connect.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connect.groups.CheckpointGroups;
import io.connectfargate.connect.metrics.LedgerFigures;
import io.connectfargate.connect.status.AllNews;
import io.connectfargate.connect.status.Composition;
import io.connectfargate.connect.status.ConnectorStates;
import io.connectfargate.connect.status.FreshConnectors;
import io.connectfargate.connect.status.GroupFields;
import io.connectfargate.connect.status.LedgerLogs;
import io.connectfargate.ledger.judgement.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.runtime.Herder;

/** Puts the status together and publishes it: topics from the ledgers, and all that is known next to them. Thread-safe. */
final class Picture implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Connect's own states are in this worker's memory. */
    private static final Duration STATES = Duration.ofSeconds(1);

    private final LedgerFigures figures = LedgerFigures.register();
    private final ConnectorStates states;
    private final CheckpointGroups groups;
    private final boolean credentials;
    private Composition composition;
    private volatile List<Watched> seen = List.of();
    private Published published;
    private long looked;

    /**
     * Begins to read groups at once.
     *
     * @param worker its properties
     * @param longest between two rounds
     * @param credentials whether a page may write with them
     */
    Picture(Herder herder, Map<String, String> worker, Duration longest, boolean credentials) {
        this.states = new ConnectorStates(herder);
        this.credentials = credentials;
        this.groups = new CheckpointGroups(herder, worker, longest, this::logs);
    }

    /** Those that run something, as Connect's states have it. */
    Set<String> workers() {
        return ConnectorStates.workers(states.now().values());
    }

    /** This worker leads. */
    void lead(List<Watched> round, AllNews news) {
        List<Watched> all = round.stream()
                .map(watched -> watched.with(news.rejected(watched.connector())))
                .toList();
        seen = all;
        Map<String, Ledger> ledgers = new HashMap<>();
        all.forEach(watched -> ledgers.put(watched.connector(), watched.ledger()));
        ObjectNode status = StatusDocument.summary(all);
        synchronized (this) {
            if (composition == null) {
                composition = new Composition(credentials);
                if (published != null) {
                    composition.restore(published.document());
                }
            }
            composition.complete(
                    status, new Composition.Seen(ledgers, logs(), states.now(), groups.seen(), news), Instant.now());
            publish(status);
        }
        figures.show(FiguresOf.all(all));
    }

    /** Another worker leads, and said this. */
    void repeat(JsonNode answer) {
        synchronized (this) {
            composition = null;
            publish(answer);
        }
        figures.show(FiguresOf.answered());
    }

    private void publish(JsonNode status) {
        looked = System.nanoTime();
        published = Published.of(status);
    }

    /** The last status, with connectors' states of a second ago at most; empty before the first round. */
    synchronized Optional<Published> now() {
        if (published != null && System.nanoTime() - looked > STATES.toNanos()) {
            JsonNode fresh = FreshConnectors.into(published.document(), states.now());
            if (fresh != published.document()) {
                published = Published.of(fresh);
            }
            looked = System.nanoTime();
        }
        return Optional.ofNullable(published);
    }

    /** Details of a topic, where this worker leads; empty if no connector copies it. */
    Optional<ObjectNode> topic(String name) {
        return StatusDocument.topic(seen, name);
    }

    /** Details of a group, where this worker leads; empty if no connector covers it. */
    Optional<ObjectNode> group(String name) {
        ObjectNode root = JSON.createObjectNode()
                .put("version", 1)
                .put("asOf", StatusDocument.asOf(seen).orElseGet(Instant::now).toString());
        boolean known = new GroupFields(logs()).write(groups.seen().orElse(List.of()), name, root.putArray("groups"));
        return known ? Optional.of(root) : Optional.empty();
    }

    private LedgerLogs logs() {
        Map<String, List<Ledger>> ledgers = new HashMap<>();
        seen.forEach(watched -> ledgers.computeIfAbsent(watched.source(), first -> new ArrayList<>())
                .add(watched.ledger()));
        return new LedgerLogs(ledgers);
    }

    @Override
    public void close() {
        groups.close();
    }
}
