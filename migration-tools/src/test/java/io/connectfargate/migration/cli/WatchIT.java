package io.connectfargate.migration.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code migrate status --watch} shows each new status until Ctrl-C. */
class WatchIT {
    private static final String CLEAR = "\033[H\033[2J";

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer worker;

    @BeforeEach
    void start() throws IOException {
        worker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        worker.createContext("/migration/status", this::respond);
        worker.start();
    }

    @AfterEach
    void stop() {
        worker.stop(0);
    }

    /** Each response has 100 records less than the one before; the third is no status, as of a worker that restarts. */
    private void respond(HttpExchange exchange) throws IOException {
        int request = requests.incrementAndGet();
        String status =
                "{\"version\": 1, \"asOf\": \"2026-11-30T10:00:00Z\", \"verdict\": {\"level\": \"fine\", \"title\":"
                        + " \"Copying\", \"text\": \"\"}, \"totals\": {\"topics\": 1, \"lag\": "
                        + (10_000 - 100 * request) + "}}";
        byte[] body = (request == 3 ? "{\"error_code\": 409, \"message\": \"rebalancing\"}" : status).getBytes(UTF_8);
        exchange.sendResponseHeaders(request == 3 ? 409 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void redrawsATerminalUntilCtrlC() throws Exception {
        try (MigrateProcess watch = MigrateProcess.onTerminal(arguments())) {
            awaitFigures(watch);
            watch.interrupt();

            assertThat(watch.exitCode()).isEqualTo(130);
            assertThat(watch.output())
                    .containsSubsequence(
                            CLEAR, "9,900 records left", CLEAR, "9,800 records left", CLEAR, "9,600 records left");
        }
    }

    @Test
    void printsBelowWithoutATerminalUntilItIsInterrupted() throws Exception {
        try (MigrateProcess watch = MigrateProcess.inPipe(arguments())) {
            awaitFigures(watch);
            watch.interrupt();

            assertThat(watch.exitCode()).isEqualTo(130);
            assertThat(watch.output())
                    .containsSubsequence(
                            "9,900 records left", "9,800 records left", "rebalancing", "9,600 records left")
                    .doesNotContain("\033");
        }
    }

    private String[] arguments() {
        return new String[] {
            "status",
            "--watch",
            "--interval",
            "1",
            "--connect",
            "http://127.0.0.1:" + worker.getAddress().getPort()
        };
    }

    private static void awaitFigures(MigrateProcess watch) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !watch.isAlive() || watch.output().contains("9,600 records left"));
        assertThat(watch.isAlive()).as(watch.output()).isTrue();
    }
}
