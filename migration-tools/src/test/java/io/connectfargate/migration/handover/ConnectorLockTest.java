package io.connectfargate.migration.handover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.rest.PatientRest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a server that merges properties as Connect does. */
class ConnectorLockTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONNECTOR = "mm2-cpc";

    private final ObjectNode config = JSON.createObjectNode()
            .put("connector.class", "MirrorCheckpointConnector")
            .put("sync.group.offsets.enabled", "true");
    private final AtomicInteger changes = new AtomicInteger();
    private final List<String> waiting = new CopyOnWriteArrayList<>();
    private int lost;
    private boolean moved;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::respond);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isSeenByOthersUntilItIsReleased() throws Exception {
        ConnectorLock lock = lock("billing", 10);

        CheckpointConnector connector = lock.acquire(CONNECTOR, false);

        assertThat(config.has("migrate.handover.billing")).isTrue();
        assertThat(connector.isLockedFor("billing")).isTrue();
        assertThat(connector.state()).isEqualTo("STOPPED");
        lock.release(connector);
        assertThat(config.size()).isEqualTo(2);
    }

    @Test
    void belongsToTheNextRunOfAHandoverThatWasKilled() throws Exception {
        lock("billing", 10).acquire(CONNECTOR, false);
        // Another one that was killed while it waited.
        config.put("migrate.handover.a", "2026-11-30T10:15:00Z");

        assertThat(lock("billing", 1).acquire(CONNECTOR, true).isLockedFor("billing"))
                .isTrue();

        assertThatThrownBy(() -> lock("a", 1).acquire(CONNECTOR, false)).isInstanceOf(Failure.class);
        assertThat(changes).hasValue(2);
    }

    @Test
    void keepsOthersWaiting() throws Exception {
        ConnectorLock first = lock("billing", 10);
        CheckpointConnector connector = first.acquire(CONNECTOR, false);

        assertThatThrownBy(() -> lock("fraud", 1).acquire(CONNECTOR, false))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.NOT_VERIFIED))
                .hasMessageContaining("The handover of group billing changes connector mm2-cpc since 20")
                .hasMessageContaining("take migrate.handover.billing out of its configuration");
        assertThat(waiting).containsExactly("Waiting until the handover of billing has changed mm2-cpc.");
        assertThat(config.has("migrate.handover.fraud")).isFalse();
        first.release(connector);
        assertThat(lock("fraud", 10).acquire(CONNECTOR, false).othersThanOf("fraud"))
                .isEmpty();
    }

    @Test
    void isHeldByOneOfManyThatBeginTogether() throws Exception {
        Set<String> groups = Set.of("a", "b", "c", "d");
        AtomicInteger holders = new AtomicInteger();
        List<Integer> seen = new CopyOnWriteArrayList<>();

        CompletableFuture.allOf(groups.stream()
                        .map(group -> CompletableFuture.runAsync(() -> {
                            try {
                                ConnectorLock lock = lock(group, 120);
                                CheckpointConnector connector = lock.acquire(CONNECTOR, false);
                                seen.add(holders.incrementAndGet());
                                holders.decrementAndGet();
                                lock.release(connector);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .get();

        assertThat(seen).containsExactly(1, 1, 1, 1);
        assertThat(config.size()).isEqualTo(2);
    }

    @Test
    void setsItsPropertyAgainIfItIsLost() throws Exception {
        lost = 1;

        assertThat(lock("billing", 60).acquire(CONNECTOR, false).isLockedFor("billing"))
                .isTrue();

        assertThat(changes).hasValue(2);
    }

    @Test
    void endsIfAnotherProgramSetsTheConfigurationAgainAndAgain() {
        lost = Integer.MAX_VALUE;

        assertThatThrownBy(() -> lock("billing", 1).acquire(CONNECTOR, false))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("another program sets its configuration");
    }

    private ConnectorLock lock(String group, long seconds) {
        ConnectRest rest = ConnectRest.onLoopback(server.getAddress().getPort(), Duration.ofSeconds(30));
        Duration limit = Duration.ofSeconds(seconds);
        return new ConnectorLock(
                new CheckpointConnectors(new PatientRest(rest, limit)),
                group,
                limit,
                Duration.ofMillis(50),
                waiting::add,
                effect -> {});
    }

    private synchronized void respond(HttpExchange exchange) throws IOException {
        JsonNode change = JSON.readTree(exchange.getRequestBody());
        if (exchange.getRequestMethod().equals("PATCH") && changes.incrementAndGet() > lost) {
            change.properties().forEach(property -> {
                if (property.getValue().isNull()) {
                    config.remove(property.getKey());
                } else {
                    config.set(property.getKey(), property.getValue());
                }
            });
        }
        ObjectNode all = JSON.createObjectNode();
        ObjectNode connector = all.putObject(CONNECTOR);
        connector.putObject("info").set("config", config);
        // The first time after a change, as of a connector that is restarted.
        String state = moved ? "UNASSIGNED" : "STOPPED";
        moved = exchange.getRequestMethod().equals("PATCH");
        connector.putObject("status").putObject("connector").put("state", state);
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(all.toString().getBytes(UTF_8));
        exchange.close();
    }
}
