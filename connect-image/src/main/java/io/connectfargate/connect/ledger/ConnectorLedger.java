package io.connectfargate.connect.ledger;

import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.MirrorConnector;
import io.connectfargate.ledger.judgement.Ledger;
import io.connectfargate.ledger.judgement.Loss;
import io.connectfargate.ledger.observation.Observation;
import io.connectfargate.ledger.reader.ReaderSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One source connector's ledger while this worker leads the group. One look at its clusters is under way at a time, on a thread that
 * waits for no other connector's. Thread-safe.
 */
final class ConnectorLedger {
    private static final Logger log = LoggerFactory.getLogger(ConnectorLedger.class);
    /** Longer than a look whose requests all run into their limits. */
    private static final Duration TOO_LONG = Duration.ofMinutes(1);

    private final String name;
    /** As written: another one is watched again. */
    private final Map<String, String> config;

    private final SourceConnectors connectors;
    private final Ledgers.Shared shared;
    private CompletableFuture<Void> look = CompletableFuture.completedFuture(null);
    private Instant begun = Instant.now();
    private volatile WatchedLedger watched;
    private KeptLedger kept;
    private Optional<Watched> seen;
    private String logged;
    private boolean closed;

    ConnectorLedger(String name, Map<String, String> config, SourceConnectors connectors, Ledgers.Shared shared) {
        this.name = name;
        this.config = config;
        this.connectors = connectors;
        this.shared = shared;
        this.seen = Optional.of(Watched.unknown(name, config, null, "it has not been checked yet", List.of()));
    }

    boolean isOf(Map<String, String> written) {
        return config.equals(written);
    }

    /** Begins a look; empty while the one before is under way. */
    synchronized Optional<CompletableFuture<Void>> begin(Executor threads) {
        if (!look.isDone()) {
            return Optional.empty();
        }
        begun = Instant.now();
        look = CompletableFuture.runAsync(this::look, threads);
        return Optional.of(look);
    }

    /** What the last look that has ended found; empty for a connector that is switched off. */
    synchronized Optional<Watched> seen() {
        Duration time = Duration.between(begun, Instant.now());
        return look.isDone() || time.compareTo(TOO_LONG) < 0
                ? seen
                : seen.map(last -> Watched.unknown(
                        name,
                        config,
                        watched,
                        "its clusters are read for " + time.toSeconds() + " s",
                        last.failures()));
    }

    private void look() {
        List<String> failures = connectors.failures(name);
        try {
            if (!open()) {
                show(null);
                return;
            }
            MirrorConnector connector = watched.connector();
            Optional<Observation> observed = watched.observe(
                    connectors.stored(connector), shared.positions().of(name), failures);
            judge(observed, failures);
            logged = null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | UnknownException | RuntimeException e) {
            log(e);
            show(Watched.unknown(name, config, watched, e.getMessage(), failures));
        }
    }

    /** False for a connector that is switched off. */
    private boolean open() throws IOException, UnknownException {
        if (watched != null) {
            return true;
        }
        MirrorConnector connector = connectors.read(name, config).orElse(null);
        if (connector == null) {
            return false;
        }
        KeptLedger memory = new KeptLedger(new OffsetsTopicMemory(shared.store(), name, connector.sourceAlias()));
        Ledger before = memory.read();
        LedgerClients clients = new LedgerClients(connector, connectors.worker(), ReaderSettings.DEFAULT);
        synchronized (this) {
            if (closed) {
                clients.close();
                return false;
            }
            kept = memory;
            watched = new WatchedLedger(connector, clients, shared.flush(), before);
        }
        return true;
    }

    /** What a look that was overtaken by {@link #close} found must not replace what is kept by now. */
    private synchronized void judge(Optional<Observation> observed, List<String> failures) throws IOException {
        if (closed) {
            return;
        }
        observed.ifPresent(watched::judge);
        kept.keep(watched.ledger(), Instant.now());
        seen = Optional.of(Watched.of(watched, failures));
    }

    private synchronized void show(Watched now) {
        seen = Optional.ofNullable(now);
    }

    /** Once, and not each round. */
    private void log(Exception e) {
        String reason = String.valueOf(e.getMessage());
        if (!reason.equals(logged)) {
            log.warn("The ledger of connector {} is not up to date: {}", name, reason);
        }
        log.debug("The ledger of connector {}", name, e);
        logged = reason;
    }

    /**
     * An operator knows about a loss.
     *
     * @throws NoSuchElementException if no open loss has this id
     * @throws IOException if it could not be stored; then it is not acknowledged
     */
    synchronized Loss acknowledge(String id, String by) throws IOException {
        if (watched == null) {
            throw new NoSuchElementException("Connector " + name + " is not watched yet.");
        }
        Ledger before = watched.ledger();
        Ledger after = before.acknowledge(id, by, Instant.now());
        kept.keep(after, Instant.now());
        watched.use(after);
        List<String> failures = seen.map(Watched::failures).orElse(List.of());
        seen = Optional.of(Watched.of(watched, failures));
        return before.openLosses().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Ends a look that is under way, since its clients are closed. */
    synchronized void close() {
        closed = true;
        if (watched != null) {
            watched.close();
        }
    }
}
