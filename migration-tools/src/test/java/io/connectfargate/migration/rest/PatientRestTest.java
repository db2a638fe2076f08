package io.connectfargate.migration.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.migration.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatientRestTest {
    private static final String PATH = "/connectors/mm2-msc/offsets";

    private record Response(int status, String body) {}

    /** In this order; the last one stays. */
    private final Queue<Response> responses = new ConcurrentLinkedQueue<>();

    private final AtomicInteger requests = new AtomicInteger();
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

    private void respond(HttpExchange exchange) throws IOException {
        Response response = responses.size() > 1 ? responses.remove() : responses.element();
        exchange.getRequestBody().readAllBytes();
        requests.incrementAndGet();
        if (response.status() == 0) {
            // As a worker that is killed: the connection ends without a response.
            exchange.close();
            return;
        }
        byte[] body = response.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void waitsWhileWorkersStopStartAndRebalance() throws Exception {
        on(0, "");
        on(404, "<html>");
        on(404, "");
        on(409, "{\"error_code\":409,\"message\":\"a rebalance is in process\"}");
        on(429, "");
        on(500, "{\"error_code\":500,\"message\":\"Request timed out\"}");
        on(503, "");
        on(200, "{\"name\":\"mm2-msc\"}");

        assertThat(rest(60).send("PUT", PATH, "").path("name").asText()).isEqualTo("mm2-msc");

        // The HTTP client itself may repeat the one whose connection ended.
        assertThat(responses).hasSize(1);
    }

    @Test
    void acceptsAResponseWithoutABody() throws Exception {
        on(202, "");

        assertThat(rest(60).send("PUT", PATH, "").isMissingNode()).isTrue();
    }

    @Test
    void endsAtOnceWithTheReasonOfARejection() {
        on(400, "{\"error_code\":400,\"message\":\"groups is invalid\"}");

        assertThatThrownBy(() -> rest(60).send("PATCH", PATH, "{}"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE))
                .hasMessageContaining("PATCH " + PATH + " was answered with 400, groups is invalid.");
        assertThat(requests).hasValue(1);
    }

    @Test
    void answersAtOnceWithWhatNoRepetitionChanges() throws Exception {
        on(404, "{\"error_code\":404,\"message\":\"Connector mm2-msc not found\"}");
        on(409, "{\"error_code\":409,\"message\":\"Connector mm2-msc already exists\"}");
        on(413, "");

        assertThat(rest(60).answer("GET", PATH, "").status()).isEqualTo(404);
        assertThat(rest(60).answer("POST", "/connectors", "{}").status()).isEqualTo(409);
        assertThat(rest(60).answer("PATCH", PATH, "{}").status()).isEqualTo(413);
    }

    @Test
    void saysHowCredentialsAreGiven() {
        on(401, "");

        assertThatThrownBy(() -> rest(60).answer("GET", PATH, "")).hasMessageContaining("REST_CREDENTIALS");
        assertThat(requests).hasValue(1);
    }

    @Test
    void endsWithTheLastResponseWhenTheTimeIsUp() {
        on(409, "{\"error_code\":409,\"message\":\"a rebalance is in process\"}");

        assertThatThrownBy(() -> rest(1).send("PUT", PATH, ""))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("within 1 s: PUT " + PATH + " was answered with 409, a rebalance is in process");
    }

    @Test
    void endsWhenTheTimeIsUpIfNothingResponds() {
        PatientRest rest = rest(1);
        server.stop(0);

        assertThatThrownBy(() -> rest.answer("GET", PATH, ""))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("did not respond");
    }

    @Test
    void doesNotWaitForAnAddressWithoutAWorker() {
        PatientRest rest = rest(600);
        server.stop(0);

        assertThatThrownBy(rest::requireReachable)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE))
                .hasMessageContaining("Expected: --connect http://HOST:8083");
    }

    @Test
    void namesAWorkerThatIsOlderThanWhatIsNeeded() {
        on(200, "{\"version\":\"3.6.2\",\"commit\":\"c4deed5\",\"kafka_cluster_id\":\"x\"}");

        assertThatThrownBy(() -> rest(60).requireVersion(ConnectVersion.CREATES_STOPPED, "create a stopped connector"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE))
                .hasMessageContaining(
                        "runs Kafka Connect 3.6.2, which cannot create a stopped connector. Expected: version 3.7 or later."
                                + " Nothing was changed. Upgrade the workers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"version\":\"3.7.0\"}", "{\"version\":\"7.7.1-ccs\"}", "{\"version\":\"unknown\"}", "{}"})
    void acceptsANewerWorkerAndOneOfAnUnknownVersion(String body) {
        on(200, body);

        assertThatCode(() -> rest(60).requireVersion(ConnectVersion.CREATES_STOPPED, "create a stopped connector"))
                .doesNotThrowAnyException();
    }

    @Test
    void encodesNamesAsPartsOfAPath() {
        assertThat(PatientRest.encoded("a b/c+d")).isEqualTo("a%20b%2Fc%2Bd");
    }

    private void on(int status, String body) {
        responses.add(new Response(status, body));
    }

    private PatientRest rest(int seconds) {
        ConnectRest rest = ConnectRest.onLoopback(server.getAddress().getPort(), Duration.ofSeconds(10));
        return new PatientRest(rest, Duration.ofSeconds(seconds), Duration.ofMillis(1));
    }
}
