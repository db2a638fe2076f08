package io.connectfargate.connect.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {
    @TempDir
    private Path folder;

    private HttpServer rest;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        rest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        rest.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        rest.start();
    }

    @AfterEach
    void stop() {
        rest.stop(0);
    }

    @Test
    void tellsThatNoWorkerHasStarted() {
        assertThat(verdict())
                .hasToString("unhealthy: the worker has not started yet, or could not write "
                        + folder.resolve("connect-worker.properties"));
    }

    @Test
    void staysHealthyAndTellsWhatIsRefusedAndWhatHasFailed() throws IOException {
        // Given
        join();
        new AccessNote(Map.of("mm2-msc", "The source cluster does not allow READ on topic orders.")).write(folder);
        new FailureNote(Map.of("mm2-cpc task 0", "java.lang.IllegalStateException: no more")).write(folder);

        // When, then
        assertThat(verdict())
                .hasToString(VerdictTest.HEALTHY + "; connector mm2-msc: The source cluster"
                        + " does not allow READ on topic orders.; connector mm2-cpc task 0 has failed:"
                        + " java.lang.IllegalStateException: no more");
    }

    @Test
    void takesARefusalForAnAnswerButNotAnError() throws IOException {
        // Given
        join();

        // When, then
        status = 401;
        assertThat(verdict().healthy()).isTrue();
        status = 500;
        assertThat(verdict()).hasToString("unhealthy: REST responded with 500");
    }

    @Test
    void failsWhenRestIsGone() throws IOException {
        // Given
        join();

        // When
        rest.stop(0);

        // Then
        assertThat(verdict().toString()).startsWith("unhealthy: REST did not respond");
    }

    private void join() throws IOException {
        new WorkerNote(URI.create("http://127.0.0.1:" + rest.getAddress().getPort()), "127.0.0.1:8083").write(folder);
        new MembershipNote(Instant.now(), true, Duration.ZERO, Duration.ZERO).write(folder);
    }

    private Verdict verdict() {
        return new Probe(folder).verdict();
    }
}
