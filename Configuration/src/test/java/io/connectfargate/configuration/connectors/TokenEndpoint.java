package io.connectfargate.configuration.connectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** An OAuth token endpoint on loopback that hands out tokens for the client credentials it is shown. Lives as long as the JVM. */
final class TokenEndpoint {
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("mirror:s3cr%t+".getBytes(StandardCharsets.UTF_8));

    private static URI address;

    private TokenEndpoint() {}

    static synchronized URI start() {
        if (address == null) {
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext("/token", TokenEndpoint::answer);
                server.start();
                address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return address;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        boolean known = body.contains("grant_type=client_credentials") && BASIC.equals(authorization);
        String answer = known ? "{\"access_token\":\"" + token() + "\"}" : "{\"error\":\"invalid_client\"}";
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? 200 : 401, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String token() {
        long now = Instant.now().getEpochSecond();
        String claims = "{\"sub\":\"mirror\",\"scope\":\"kafka\",\"iat\":%d,\"exp\":%d}".formatted(now, now + 3600);
        return base64("{\"alg\":\"none\"}") + "." + base64(claims) + "." + base64("unsigned");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
