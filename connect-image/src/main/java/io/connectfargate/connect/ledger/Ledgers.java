package io.connectfargate.connect.ledger;

import io.connectfargate.ledger.judgement.Loss;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.runtime.LedgerStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledgers of all source connectors of the group, while this worker leads it. Their clusters are read at the same time: one that does
 * not respond delays no other connector's look. Not thread-safe.
 */
final class Ledgers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Ledgers.class);
    /** A look that takes longer is shown when it ends. At 5,000 partitions it takes less. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Each connector's two clients have a thread, too. More connectors than these wait for one another. */
    private static final int THREADS = 32;

    private final SourceConnectors connectors;
    private final Shared shared;
    private final Runnable changed;
    private final Map<String, ConnectorLedger> all = new TreeMap<>();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), task -> {
                Thread look = new Thread(task, "ledger-look");
                look.setDaemon(true);
                return look;
            });

    /** Where the positions of a connector's tasks come from. */
    interface Positions {
        List<TaskPosition> of(String connector);
    }

    /**
     * What all connectors' ledgers use.
     *
     * @param flush how often Connect stores offsets
     */
    record Shared(LedgerStore store, Positions positions, Duration flush) {}

    /** @param changed runs on another thread when a look has ended after its round */
    Ledgers(SourceConnectors connectors, Shared shared, Runnable changed) {
        this.connectors = connectors;
        this.shared = shared;
        this.changed = changed;
        threads.allowCoreThreadTimeOut(true);
    }

    /** Begins a look at both clusters of each connector whose last look has ended. Returns what is known after two seconds at most. */
    List<Watched> round() throws InterruptedException {
        Map<String, Map<String, String>> now = connectors.configurations();
        for (String name : List.copyOf(all.keySet())) {
            if (!all.get(name).isOf(now.get(name))) {
                all.remove(name).close();
            }
        }
        now.forEach((name, config) ->
                all.computeIfAbsent(name, first -> new ConnectorLedger(name, config, connectors, shared)));
        List<CompletableFuture<Void>> looks = new ArrayList<>();
        all.values().forEach(one -> one.begin(threads).ifPresent(looks::add));
        await(looks);
        return seen();
    }

    private void await(List<CompletableFuture<Void>> looks) throws InterruptedException {
        try {
            CompletableFuture.allOf(looks.toArray(CompletableFuture<?>[]::new))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            looks.stream().filter(look -> !look.isDone()).forEach(look -> look.thenRun(changed));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What is known now of each connector that is not switched off. */
    List<Watched> seen() {
        return all.values().stream()
                .map(ConnectorLedger::seen)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * An operator knows about a loss.
     *
     * @throws NoSuchElementException if no open loss has this id
     * @throws IOException if it could not be stored; then it is not acknowledged
     */
    void acknowledge(String connector, String id, String by) throws IOException {
        ConnectorLedger one = all.get(connector);
        if (one == null) {
            throw new NoSuchElementException("No source connector " + connector + " is watched. There are: "
                    + String.join(", ", all.keySet()) + ".");
        }
        Loss loss = one.acknowledge(id, by);
        log.warn(
                "{} acknowledged the loss {} of connector {}, {} records",
                by,
                id,
                connector,
                loss.records().isPresent() ? "at most " + loss.records().getAsLong() : "an unknown number of");
    }

    @Override
    public void close() {
        all.values().forEach(ConnectorLedger::close);
        all.clear();
        threads.shutdownNow();
    }
}
