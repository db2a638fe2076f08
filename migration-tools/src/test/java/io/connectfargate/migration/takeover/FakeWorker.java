package io.connectfargate.migration.takeover;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.migration.rest.PatientRest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A worker's REST API that responds as a test says: the responses of a request in order, the last one again. */
final class FakeWorker implements AutoCloseable {
    private final Map<String, Deque<Response>> responses = new HashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final HttpServer server;

    private record Response(int status, String body) {}

    FakeWorker() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::respond);
        server.start();
    }

    private synchronized void respond(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(request + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        Deque<Response> expected = responses.getOrDefault(request, new ArrayDeque<>());
        Response response = expected.isEmpty()
                ? new Response(404, "{\"error_code\":404,\"message\":\"no " + request + "\"}")
                : expected.size() == 1 ? expected.getFirst() : expected.removeFirst();
        byte[] body = response.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    synchronized FakeWorker on(String request, int status, String body) {
        responses.computeIfAbsent(request, key -> new ArrayDeque<>()).add(new Response(status, body));
        return this;
    }

    /** What was sent: method, path and body. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    PatientRest rest() {
        ConnectRest rest = ConnectRest.onLoopback(server.getAddress().getPort(), Duration.ofSeconds(10));
        return new PatientRest(rest, Duration.ofSeconds(10), Duration.ofMillis(1));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
