package io.connectfargate.migration.handover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.migration.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatientRestTest {
    private record Response(int status, String body) {}

    private final Queue<Response> responses = new ArrayDeque<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Response response = responses.size() > 1 ? responses.remove() : responses.element();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(response.status(), 0);
            exchange.getResponseBody().write(response.body().getBytes(UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void waitsWhileWorkersStartAndRebalance() throws Exception {
        responses.add(new Response(404, "<html>"));
        responses.add(new Response(404, ""));
        responses.add(new Response(409, "{\"message\": \"a rebalance is in process\"}"));
        responses.add(new Response(500, ""));
        responses.add(new Response(200, "{\"name\": \"mm2-cpc\"}"));

        assertThat(rest(30).send("PUT", "/connectors/mm2-cpc/stop", "")
                        .path("name")
                        .asText())
                .isEqualTo("mm2-cpc");
    }

    @Test
    void acceptsAResponseWithoutABody() throws Exception {
        responses.add(new Response(202, ""));

        assertThat(rest(30).send("PUT", "/connectors/mm2-cpc/stop", "").isMissingNode())
                .isTrue();
    }

    @Test
    void endsAtOnceWithTheReasonOfARejection() {
        responses.add(new Response(400, "{\"error_code\": 400, \"message\": \"groups is invalid\"}"));

        assertThatThrownBy(() -> rest(30).send("PATCH", "/connectors/mm2-cpc/config", "{}"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE))
                .hasMessageContaining("PATCH /connectors/mm2-cpc/config", "400")
                .hasMessageContaining("groups is invalid");
    }

    @Test
    void saysHowCredentialsAreGiven() {
        responses.add(new Response(401, ""));

        assertThatThrownBy(() -> rest(30).send("GET", "/connectors", "")).hasMessageContaining("REST_CREDENTIALS");
    }

    @Test
    void endsWithTheLastResponseWhenTheTimeIsUp() {
        responses.add(new Response(409, "{\"message\": \"a rebalance is in process\"}"));

        assertThatThrownBy(() -> rest(1).send("PUT", "/connectors/mm2-cpc/stop", ""))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("within 1 s")
                .hasMessageContaining("409");
    }

    private PatientRest rest(int seconds) {
        return new PatientRest(
                ConnectRest.onLoopback(server.getAddress().getPort(), Duration.ofSeconds(5)),
                Duration.ofSeconds(seconds));
    }
}
