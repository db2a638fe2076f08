package io.connectfargate.docs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is behind names that only a VPC resolves: an HTTP proxy that accepts every request, and keeps its body by method and address. */
final class VpcNames implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> requests = Collections.synchronizedMap(new LinkedHashMap<>());

    VpcNames() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::accept);
        server.start();
    }

    private void accept(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.put(exchange.getRequestMethod() + " " + exchange.getRequestURI(), body);
            exchange.sendResponseHeaders(201, -1);
        }
    }

    /** Variables for curl and the AWS CLI, of which only curl is to use it. */
    Map<String, String> environment() {
        return Map.of("http_proxy", "http://127.0.0.1:" + server.getAddress().getPort(), "no_proxy", "127.0.0.1");
    }

    /** Bodies by method and address, in the order of their arrival. */
    Map<String, String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
