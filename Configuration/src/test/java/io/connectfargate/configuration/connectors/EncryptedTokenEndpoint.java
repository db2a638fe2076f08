package io.connectfargate.configuration.connectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.connectfargate.secured.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** TLS, with a certificate that no public authority knows, in front of an OAuth token endpoint. */
final class EncryptedTokenEndpoint implements AutoCloseable {
    private final HttpsServer server;
    private final URI plain;

    /**
     * Starts to answer.
     *
     * @param identity for localhost
     * @param plain who hands out the tokens
     */
    EncryptedTokenEndpoint(Identity identity, URI plain) throws IOException {
        this.plain = plain;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(identity)));
        server.createContext("/token", this::pass);
        server.start();
    }

    String url() {
        return "https://localhost:" + server.getAddress().getPort() + "/token";
    }

    private void pass(HttpExchange exchange) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(plain)
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        exchange.getRequestBody().readAllBytes()))
                .build();
        try {
            HttpResponse<byte[]> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static SSLContext context(Identity identity) {
        DefaultSslEngineFactory factory = new DefaultSslEngineFactory();
        factory.configure(new ConfigDef()
                .withClientSslSupport()
                .parse(Map.of(
                        "ssl.keystore.type", "PEM",
                        "ssl.keystore.key", identity.key(),
                        "ssl.keystore.certificate.chain", identity.certificateChain())));
        return factory.sslContext();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
