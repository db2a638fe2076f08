package io.connectfargate.connect.ledger;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.runtime.Herder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the tasks of the group have read. It samples those of this worker all the time, without a request, since a consumer does not
 * tell later that it was reset. Thread-safe; never keeps the JVM alive.
 */
final class Readers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Readers.class);

    /** Retention that follows a reader less closely than this is not taken for a loss. A look at 1,000 partitions takes under 1 ms. */
    private static final long INTERVAL_MILLIS = 500;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread sampler = new Thread(task, "ledger-readers");
        sampler.setDaemon(true);
        return sampler;
    });
    private final Herder herder;
    private final String scheme;
    private final String workerId;
    private final SourceConnectors connectors;
    private final Peers peers;

    /** @param advertised where other workers reach this one */
    Readers(Herder herder, URI advertised, SourceConnectors connectors, Peers peers) {
        this.herder = herder;
        this.scheme = advertised.getScheme();
        this.workerId = advertised.getHost() + ":" + advertised.getPort();
        this.connectors = connectors;
        this.peers = peers;
        // It catches whatever it meets: else no other look would follow.
        thread.scheduleWithFixedDelay(this::here, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Of this worker's tasks. */
    List<TaskPosition> here() {
        return TaskPositions.here(herder, workerId);
    }

    /** Of a connector's tasks, here and on other workers. */
    List<TaskPosition> of(String connector) {
        List<TaskPosition> all = new ArrayList<>(here());
        for (String other : connectors.workers(connector, workerId)) {
            try {
                all.addAll(TaskPositions.read(peers.send("GET", at(other, "positions"), null, null)));
            } catch (IOException | RuntimeException e) {
                log.debug("How far the tasks of {} have read is not known", other, e);
            }
        }
        return all.stream()
                .filter(position -> position.connector().equals(connector))
                .toList();
    }

    /** This worker, as Connect's status answers name it. */
    String workerId() {
        return workerId;
    }

    /** Where another worker reports what it alone knows. */
    String worker(String other) {
        return at(other, "worker");
    }

    private String at(String other, String path) {
        return LedgerMonitor.url(scheme + "://" + other, path);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
