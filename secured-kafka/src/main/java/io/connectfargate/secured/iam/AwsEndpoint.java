package io.connectfargate.secured.iam;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a task on ECS finds of AWS, on loopback: the credentials of its task role, which rotate, and STS.
 *
 * <p>The AWS SDK is sent here by {@link #environment()}. Nothing is shared with brokers but the issuer's seed.
 */
public final class AwsEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final String authorizationToken;
    private final String taskRoleArn;
    private final CredentialIssuer issuer;
    private final SecurityTokenService sts;

    /**
     * Starts to answer.
     *
     * @param port of loopback, 0 for any free one
     * @param authorizationToken what the SDK has to show to get credentials
     * @param trust who may assume which roles
     */
    public AwsEndpoint(
            int port, String authorizationToken, String taskRoleArn, CredentialIssuer issuer, List<Trust> trust)
            throws IOException {
        this.authorizationToken = authorizationToken;
        this.taskRoleArn = taskRoleArn;
        this.issuer = issuer;
        sts = new SecurityTokenService(issuer, trust);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/credentials", this::answerWithCredentials);
        server.createContext("/", this::answerAsSts);
        server.start();
    }

    /** The variables that ECS sets, and one that sends STS clients here. The region is missing: that is the task's. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                url() + "/credentials",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                authorizationToken,
                "AWS_ENDPOINT_URL_STS",
                url());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answerWithCredentials(HttpExchange exchange) throws IOException {
        if (!authorizationToken.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "application/json", "{\"code\":\"Unauthorized\",\"message\":\"Invalid token\"}");
            return;
        }
        SessionCredentials credentials = issuer.issue(taskRoleArn, Instant.now());
        String json = new ObjectMapper()
                .writeValueAsString(Map.of(
                        "RoleArn", taskRoleArn,
                        "AccessKeyId", credentials.accessKeyId(),
                        "SecretAccessKey", credentials.secretAccessKey(),
                        "Token", credentials.sessionToken(),
                        "Expiration", credentials.expiration().toString()));
        answer(exchange, 200, "application/json", json);
    }

    private void answerAsSts(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        SecurityTokenService.Answer answer =
                sts.answer(new CallerSignature(exchange.getRequestHeaders(), url(), body), body, Instant.now());
        answer(exchange, answer.status(), "text/xml", answer.xml());
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
