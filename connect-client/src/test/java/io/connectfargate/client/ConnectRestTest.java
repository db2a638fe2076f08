package io.connectfargate.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectRestTest {
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, String> received = new HashMap<>();
    private int status = 200;
    private volatile String authorization;
    private HttpServer server;
    private ConnectRest rest;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            received.put(request, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] answer = answers.getOrDefault(request, "").getBytes(UTF_8);
            exchange.sendResponseHeaders(answers.containsKey(request) ? status : 404, 0);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        rest = ConnectRest.onLoopback(server.getAddress().getPort(), Duration.ofSeconds(30));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isHealthyOnceTheWorkerSaysSo() throws Exception {
        assertThat(rest.isHealthy()).isFalse();
        answers.put("GET /health", "{}");
        assertThat(rest.isHealthy()).isTrue();
    }

    @Test
    void sendsCredentialsIfItHasAny() throws Exception {
        rest.send("POST", "/connectors", "{}");
        assertThat(authorization).isNull();

        rest.with("ann:s3cr3t").send("POST", "/connectors", "{}");
        assertThat(authorization).isEqualTo("Basic YW5uOnMzY3IzdA==");
    }

    @Test
    void saysWhoDoesNotAnswer() throws Exception {
        stop();

        assertThat(rest.isHealthy()).isFalse();
        assertThatThrownBy(() -> rest.failures("mm2-msc"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("The worker's REST API at http://127.0.0.1:")
                .hasMessageContaining("did not respond: java.net.ConnectException");
    }

    @Test
    void putsAConnector() throws Exception {
        answers.put("PUT /connectors/mm2-msc/config", "{}");

        rest.put("mm2-msc", "{\"topics\":\"orders\"}");

        assertThat(received).containsEntry("PUT /connectors/mm2-msc/config", "{\"topics\":\"orders\"}");
    }

    @Test
    void passesOnWhyConnectRejectsAConnector() {
        answers.put("PUT /connectors/mm2-msc/config", "no such topic");
        status = 400;

        assertThatThrownBy(() -> rest.put("mm2-msc", "{}"))
                .isInstanceOf(RestException.class)
                .hasMessage("Connect rejected mm2-msc (400): no such topic");
    }

    @Test
    void readsAConfigurationValue() throws Exception {
        answers.put("GET /connectors/mm2-msc/config", "{\"topics\":\"orders\"}");

        assertThat(rest.configured("mm2-msc", "topics")).contains("orders");
        assertThat(rest.configured("mm2-msc", "groups")).isEmpty();
        assertThat(rest.configured("mm2-cpc", "groups")).isEmpty();
    }

    @Test
    void collectsWhatIsAssignedToTheTasks() throws Exception {
        answers.put(
                "GET /connectors/mm2-msc/tasks",
                "[{\"config\":{\"key\":\"b-1, a-0\"}},{\"config\":{\"key\":\"c-2\"}},{\"config\":{}}]");

        assertThat(rest.assigned("mm2-msc", "key")).containsExactly("a-0", "b-1", "c-2");
        assertThat(rest.assigned("mm2-cpc", "key")).isEmpty();
    }

    @Test
    void listsSourceOffsets() throws Exception {
        answers.put("GET /connectors/mm2-msc/offsets", "{\"offsets\":[{\"offset\":{\"offset\":7}}]}");

        assertThat(rest.sourceOffsets("mm2-msc"))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.at("/offset/offset").asLong()).isEqualTo(7));
        assertThat(rest.sourceOffsets("mm2-cpc")).isEmpty();
    }

    @Test
    void quotesTheFirstLineOfEachFailure() throws Exception {
        answers.put("GET /connectors/mm2-msc/status", """
                {"connector":{"state":"FAILED","trace":"it broke\\n\\tat line"},
                "tasks":[{"id":0,"state":"RUNNING"},{"id":1,"state":"FAILED"}]}""");

        assertThat(rest.failures("mm2-msc"))
                .containsExactly("mm2-msc has failed: it broke", "mm2-msc task 1 has failed: no reason given");
        assertThat(rest.failures("mm2-cpc")).isEmpty();
    }

    @Test
    void saysWhenSomethingElseAnswers() {
        answers.put("GET /connectors/mm2-msc/status", "<html>");

        assertThatThrownBy(() -> rest.failures("mm2-msc"))
                .isInstanceOf(RestException.class)
                .hasMessage("Not a response of Connect: <html>");
    }
}
