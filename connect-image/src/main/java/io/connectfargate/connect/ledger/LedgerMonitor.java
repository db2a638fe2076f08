package io.connectfargate.connect.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.connect.config.Variables;
import io.connectfargate.connect.status.WorkerNews;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.LedgerStore;
import org.apache.kafka.connect.runtime.PeerClient;
import org.apache.kafka.connect.runtime.distributed.GroupLeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ledger: the leader of the group asks both clusters, the other workers ask the leader. Never keeps the JVM alive.
 */
public final class LedgerMonitor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LedgerMonitor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final long ACKNOWLEDGE_SECONDS = 60;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread monitor = new Thread(task, "ledger");
        monitor.setDaemon(true);
        return monitor;
    });
    private final Herder herder;
    private final SourceConnectors connectors;
    private final Peers peers;
    private final Readers readers;
    private final URI advertised;
    private final Duration flush;
    private final Picture picture;
    private final WorkerNews news = new WorkerNews();
    private Ledgers ledgers;
    private boolean failed;

    /**
     * Begins at once.
     *
     * @param advertised where other workers reach this one
     * @param worker its properties
     * @param longest between two rounds
     */
    public LedgerMonitor(Herder herder, URI advertised, Map<String, String> worker, Duration longest) {
        this.herder = herder;
        this.advertised = advertised;
        this.connectors = new SourceConnectors(herder, worker);
        this.peers = new Peers(PeerClient.of(herder));
        this.readers = new Readers(herder, advertised, connectors, peers);
        this.flush = Duration.ofMillis(Long.parseLong(worker.getOrDefault("offset.flush.interval.ms", "60000")));
        this.picture =
                new Picture(herder, worker, longest, System.getenv().containsKey(Variables.REST_CREDENTIALS.name()));
        MigrationStatus.OF_THIS_WORKER.use(this);
        long pause = Math.min(INTERVAL.toMillis(), longest.toMillis());
        thread.scheduleWithFixedDelay(this::round, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            if (GroupLeader.isHere(herder)) {
                lead();
            } else {
                follow();
            }
            failed = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ReflectiveOperationException | IOException | RuntimeException e) {
            if (!failed) {
                log.warn(
                        "The ledger is not up to date; GET /migration/status shows the last answer and its time: {}",
                        e.toString());
            }
            log.debug("The ledger", e);
            failed = true;
        }
    }

    private void lead() throws InterruptedException, ReflectiveOperationException {
        if (ledgers == null) {
            ledgers = new Ledgers(
                    connectors,
                    new Ledgers.Shared(new LedgerStore(herder), readers::of, flush),
                    () -> thread.execute(this::show));
        }
        show(ledgers.round());
    }

    /** After a look that took longer than its round, and after an acknowledgement. */
    private void show() {
        try {
            Optional.ofNullable(ledgers).map(Ledgers::seen).ifPresent(this::show);
        } catch (RuntimeException e) {
            log.debug("The status is shown again after the next round", e);
        }
    }

    private void show(List<Watched> seen) {
        picture.lead(seen, peers.news(picture.workers(), readers.workerId(), news.now(), readers::worker));
    }

    /** Another worker knows it. */
    private void follow() throws IOException {
        if (ledgers != null) {
            ledgers.close();
            ledgers = null;
        }
        Optional<String> leader = otherLeader();
        if (leader.isPresent()) {
            picture.repeat(peers.send("GET", url(leader.get(), "status"), null, null));
        }
    }

    /** Of this worker's tasks. */
    List<TaskPosition> here() {
        return readers.here();
    }

    /** What this worker alone knows. */
    JsonNode news() {
        return news.now();
    }

    Picture picture() {
        return picture;
    }

    /** Details of a topic: from the last round here, or from the leader. */
    Optional<JsonNode> topic(String name, String query) throws IOException {
        if (GroupLeader.isHere(herder)) {
            return picture.topic(name).map(JsonNode.class::cast);
        }
        return Optional.of(peers.send("GET", url(leader(), "status?topic=" + query), null, null));
    }

    /** The same of a group. */
    Optional<JsonNode> group(String name, String query) throws IOException {
        if (GroupLeader.isHere(herder)) {
            return picture.group(name).map(JsonNode.class::cast);
        }
        return Optional.of(peers.send("GET", url(leader(), "status?group=" + query), null, null));
    }

    /**
     * An operator knows about a loss; the leader writes it down.
     *
     * @param headers with the credentials of the request
     * @throws IOException if it could not be stored
     */
    void acknowledge(String connector, String id, String by, HttpHeaders headers) throws IOException {
        if (!GroupLeader.isHere(herder)) {
            Map<String, String> body = Map.of("connector", connector, "id", id, "by", by);
            peers.send("POST", url(leader(), "acknowledgements"), headers, body);
            return;
        }
        Future<Object> done = thread.submit(() -> {
            if (ledgers == null) {
                throw new IOException("This worker has just become the leader");
            }
            ledgers.acknowledge(connector, id, by);
            return null;
        });
        Peers.await(done, ACKNOWLEDGE_SECONDS);
        thread.execute(this::show);
    }

    /** A leader that has lost its coordinator leads no longer, and its own address is still the leader's: it would ask itself. */
    private Optional<String> otherLeader() {
        return GroupLeader.url(herder)
                .filter(url -> !URI.create(url).getAuthority().equals(advertised.getAuthority()));
    }

    private String leader() throws IOException {
        return otherLeader().orElseThrow(() -> new IOException("This worker is no member of its group at the moment"));
    }

    static String url(String worker, String path) {
        return worker + (worker.endsWith("/") ? "" : "/") + "migration/" + path;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        readers.close();
        peers.close();
    }
}
