package io.connectfargate.connect.ledger;

import io.connectfargate.connect.access.MirrorConnector;
import io.connectfargate.connect.status.ClusterSeen;
import io.connectfargate.ledger.judgement.Ledger;
import io.connectfargate.ledger.judgement.Level;
import io.connectfargate.ledger.judgement.Loss;
import io.connectfargate.ledger.judgement.Verdict;
import io.connectfargate.ledger.reader.ReaderSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.connect.runtime.LedgerStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledgers of all source connectors of the group, while this worker leads it. Not thread-safe. */
final class Ledgers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Ledgers.class);

    private final SourceConnectors connectors;
    private final LedgerStore store;
    private final Positions positions;
    private final Duration flush;
    private final Map<String, Open> open = new HashMap<>();
    private final Map<String, String> told = new HashMap<>();

    /** Where the positions of a connector's tasks come from. */
    interface Positions {
        List<TaskPosition> of(String connector);
    }

    /** @param config as written: another one is watched again */
    private record Open(Map<String, String> config, WatchedLedger watched, KeptLedger kept) {}

    /** @param flush how often Connect stores offsets */
    Ledgers(SourceConnectors connectors, LedgerStore store, Positions positions, Duration flush) {
        this.connectors = connectors;
        this.store = store;
        this.positions = positions;
        this.flush = flush;
    }

    /** Checks both clusters of each connector once. */
    List<Watched> round() throws InterruptedException {
        Map<String, Map<String, String>> now = connectors.configurations();
        for (String name : List.copyOf(open.keySet())) {
            if (!open.get(name).config().equals(now.get(name))) {
                close(name);
            }
        }
        List<Watched> all = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> connector : now.entrySet()) {
            round(connector.getKey(), connector.getValue(), all);
        }
        return all;
    }

    private void round(String name, Map<String, String> config, List<Watched> all) throws InterruptedException {
        List<String> failures = connectors.failures(name);
        try {
            if (!open.containsKey(name) && !open(name, config)) {
                return;
            }
            Open one = open.get(name);
            MirrorConnector connector = one.watched().connector();
            one.watched().round(connectors.stored(connector), positions.of(name), failures);
            one.kept().keep(one.watched().ledger(), Instant.now());
            all.add(seen(connector, one.watched(), failures));
            told.remove(name);
        } catch (IOException | RuntimeException e) {
            tell(name, e);
            all.add(unknown(name, config, e, failures));
        }
    }

    /** Once, and not each round. */
    private void tell(String name, Exception e) {
        String reason = String.valueOf(e.getMessage());
        if (!reason.equals(told.put(name, reason))) {
            log.warn("The ledger of connector {} is not up to date: {}", name, reason);
        }
        log.debug("The ledger of connector {}", name, e);
    }

    /** False for a connector that is switched off. */
    private boolean open(String name, Map<String, String> config) throws IOException {
        MirrorConnector connector = connectors.read(name, config).orElse(null);
        if (connector == null) {
            return false;
        }
        KeptLedger kept = new KeptLedger(new OffsetsTopicMemory(store, name, connector.sourceAlias()));
        Ledger before = kept.read();
        LedgerClients clients = new LedgerClients(connector, connectors.worker(), ReaderSettings.DEFAULT);
        open.put(name, new Open(config, new WatchedLedger(connector, clients, flush, before), kept));
        return true;
    }

    private static Watched seen(MirrorConnector connector, WatchedLedger watched, List<String> failures) {
        return new Watched(
                connector.name(),
                connector.sourceAlias(),
                connector.config().getOrDefault("target.cluster.alias", "target"),
                watched.ledger(),
                watched.verdict(),
                failures,
                watched.onSource(),
                watched.onTarget(),
                Map.of());
    }

    private Watched unknown(String name, Map<String, String> config, Exception why, List<String> failures) {
        Open one = open.get(name);
        Verdict verdict = new Verdict(
                Level.UNKNOWN,
                "Not everything is known",
                "Connector " + name + " could not be checked: " + why.getMessage());
        return new Watched(
                name,
                config.getOrDefault("source.cluster.alias", "source"),
                config.getOrDefault("target.cluster.alias", "target"),
                one == null ? Ledger.empty() : one.watched().ledger(),
                verdict,
                failures,
                one == null ? ClusterSeen.NOTHING : one.watched().onSource(),
                one == null ? ClusterSeen.NOTHING : one.watched().onTarget(),
                Map.of());
    }

    /**
     * An operator knows about a loss.
     *
     * @throws NoSuchElementException if no open loss has this id
     * @throws IOException if it could not be stored; then it is not acknowledged
     */
    void acknowledge(String connector, String id, String by) throws IOException {
        Open one = open.get(connector);
        if (one == null) {
            throw new NoSuchElementException("No source connector " + connector + " is watched. There are: "
                    + String.join(", ", open.keySet()) + ".");
        }
        Ledger before = one.watched().ledger();
        Ledger after = before.acknowledge(id, by, Instant.now());
        one.kept().keep(after, Instant.now());
        one.watched().use(after);
        Loss loss = before.openLosses().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow();
        log.warn(
                "{} acknowledged the loss {} of connector {}, {} records",
                by,
                id,
                connector,
                loss.records().isPresent() ? "at most " + loss.records().getAsLong() : "an unknown number of");
    }

    private void close(String name) {
        open.remove(name).watched().close();
    }

    @Override
    public void close() {
        List.copyOf(open.keySet()).forEach(this::close);
    }
}
