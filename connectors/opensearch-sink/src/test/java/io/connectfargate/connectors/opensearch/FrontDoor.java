package io.connectfargate.connectors.opensearch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A proxy in front of OpenSearch: it may ask for credentials, and reject calls as a loaded cluster does. */
final class FrontDoor implements AutoCloseable {
    /** Decides about a request before it is passed on. */
    interface Guard {
        /** The status to reject it with, 0 to let it pass. */
        int status(HttpExchange exchange, byte[] body);
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final HttpServer server;
    private final URI behind;
    private final Guard guard;
    private final AtomicInteger rejections = new AtomicInteger();
    private volatile int status;

    private FrontDoor(HttpServer server, URI behind, Guard guard) {
        this.server = server;
        this.behind = behind;
        this.guard = guard;
    }

    /** Rejects what has not these credentials, {@code user:password}. */
    static Guard basic(String credentials) {
        String right = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return (exchange, body) -> right.equals(exchange.getRequestHeaders().getFirst("Authorization")) ? 0 : 401;
    }

    static FrontDoor open(URI behind, Guard guard) throws IOException {
        return open(HttpServer.create(), behind, guard);
    }

    static FrontDoor openWithTls(URI behind, SSLContext context, Guard guard) throws IOException {
        HttpsServer server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return open(server, behind, guard);
    }

    private static FrontDoor open(HttpServer server, URI behind, Guard guard) throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        FrontDoor door = new FrontDoor(server, behind, guard);
        server.createContext("/", door::handle);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return door;
    }

    String url() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://localhost:" + server.getAddress().getPort();
    }

    /** Rejects that many bulk requests from now on. */
    void reject(int with, int times) {
        status = with;
        rejections.set(times);
    }

    /** How many it has still to reject. */
    int left() {
        return rejections.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int rejected = guard.status(exchange, body);
            boolean bulk = exchange.getRequestURI().getPath().equals("/_bulk");
            if (rejected == 0 && bulk && rejections.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                rejected = status;
            }
            if (rejected != 0) {
                String type = rejected == 429 ? "rejected_execution_exception" : "security_exception";
                answer(
                        exchange,
                        rejected,
                        ("{\"error\":{\"type\":\"" + type + "\",\"reason\":\"by the door\"},\"status\":" + rejected
                                        + "}")
                                .getBytes(StandardCharsets.UTF_8));
            } else {
                pass(exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (String name : new String[] {"Content-Type", "Content-Encoding"}) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        answer(exchange, response.statusCode(), response.body());
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
