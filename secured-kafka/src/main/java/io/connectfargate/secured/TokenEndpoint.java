package io.connectfargate.secured;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.config.internals.BrokerSecurityConfigs;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * An OAuth 2 server: it hands signed tokens to clients that know their secret, and its public key to anyone.
 *
 * <p>Kafka connects to no such server that the JVM's system properties don't name; this JVM's do while one runs in it.
 */
final class TokenEndpoint implements AutoCloseable {
    static final String AUDIENCE = "kafka";

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final Map<String, String> clients;
    private final RsaJsonWebKey key;
    private final HttpServer server;
    private final String issuer;

    /**
     * Starts to answer.
     *
     * @param host what it is reached by
     * @param port 0 for any free one
     */
    TokenEndpoint(Map<String, String> clients, String host, int port) throws IOException {
        this.clients = clients;
        try {
            key = RsaJwkGenerator.generateJwk(2048);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
        key.setKeyId(UUID.randomUUID().toString());
        server = HttpServer.create(new InetSocketAddress(port), 0);
        issuer = "http://" + host + ":" + server.getAddress().getPort();
        server.createContext("/token", this::answerWithToken);
        server.createContext("/keys", exchange -> answer(exchange, 200, new JsonWebKeySet(key).toJson()));
        server.start();
        allow(tokenUrl());
        allow(keysUrl());
    }

    String issuer() {
        return issuer;
    }

    String tokenUrl() {
        return issuer + "/token";
    }

    String keysUrl() {
        return issuer + "/keys";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answerWithToken(HttpExchange exchange) throws IOException {
        String client = client(exchange.getRequestHeaders().getFirst("Authorization"));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (client == null) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
        } else if (!body.contains("grant_type=client_credentials")) {
            answer(exchange, 400, "{\"error\":\"unsupported_grant_type\"}");
        } else {
            answer(
                    exchange,
                    200,
                    "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                            .formatted(token(client), LIFETIME.toSeconds()));
        }
    }

    /** Null unless it is one of the clients, with its secret. */
    private String client(String authorization) {
        if (authorization == null || !authorization.startsWith("Basic ")) {
            return null;
        }
        String[] credentials = new String(
                        Base64.getDecoder().decode(authorization.substring("Basic ".length())), StandardCharsets.UTF_8)
                .split(":", 2);
        boolean known = credentials.length == 2 && credentials[1].equals(clients.get(credentials[0]));
        return known ? credentials[0] : null;
    }

    private String token(String client) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(AUDIENCE);
        claims.setSubject(client);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(LIFETIME.toMinutes());
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static synchronized void allow(String url) {
        String property = BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG;
        String allowed = System.getProperty(property, "");
        System.setProperty(property, allowed.isEmpty() ? url : allowed + "," + url);
    }
}
