package io.connectfargate.migration.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.client.ConnectRest.Answer;
import io.connectfargate.migration.Failure;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Connect's REST API for requests that may be repeated. A worker that starts, stops or rebalances does not respond, or responds with 409,
 * 429, 5xx, or 404 without Connect's JSON, for a while: the request is sent again until that is over or the time is up. Thread-safe.
 *
 * @param rest any worker
 * @param limit after which a request is given up
 * @param pause between two requests
 */
public record PatientRest(ConnectRest rest, Duration limit, Duration pause) {
    private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(3);
    private static final Duration DEFAULT_PAUSE = Duration.ofMillis(250);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** With a pause that suits a worker. */
    public PatientRest(ConnectRest rest, Duration limit) {
        this(rest, limit, DEFAULT_PAUSE);
    }

    /** Waits for 3 minutes, which a rolling restart of workers may take. */
    public PatientRest(ConnectRest rest) {
        this(rest, DEFAULT_LIMIT);
    }

    /**
     * Sends one request, once: a wrong address is not worth waiting for.
     *
     * @throws Failure if nothing responds
     */
    public void requireReachable() throws InterruptedException {
        try {
            rest.send("GET", "/", "");
        } catch (UncheckedIOException e) {
            throw new Failure(ExitCode.UNAVAILABLE, e.getMessage() + ". Expected: --connect http://HOST:8083.");
        }
    }

    /**
     * Checks that the worker knows the requests that a command sends: an older one responds that the connector does not exist, or runs
     * what was to be stopped. A version that cannot be read is accepted.
     *
     * @param since the first version that does
     * @param purpose what it does then, as half a sentence: {@code stop a connector}
     * @throws Failure if the worker is older
     */
    public void requireVersion(ConnectVersion since, String purpose) throws InterruptedException {
        String text = json(answer("GET", "/", "").body()).path("version").asText();
        if (ConnectVersion.of(text).filter(found -> found.compareTo(since) < 0).isPresent()) {
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    "The worker at " + rest.address() + " runs Kafka Connect " + text + ", which cannot " + purpose
                            + ". Expected: version " + since
                            + " or later. Nothing was changed. Upgrade the workers, or name"
                            + " a worker of this product by --connect.");
        }
    }

    /**
     * Sends a request that has to be accepted.
     *
     * @param path from the root, encoded
     * @param body JSON, or an empty text
     * @return the response's JSON; a missing node if it has none
     * @throws Failure with Connect's own words if it rejects, and with the last response if the time is up
     */
    public JsonNode send(String method, String path, String body) throws InterruptedException {
        Answer answer = answer(method, path, body);
        if (!answer.isAccepted()) {
            throw rejected(method, path, answer);
        }
        return json(answer.body());
    }

    /**
     * Sends a request that may be rejected, such as one for a connector that need not exist.
     *
     * @return what it was responded to with once no repetition changes it: accepted or not
     * @throws Failure if the time is up, or the credentials are rejected
     */
    public Answer answer(String method, String path, String body) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            String last;
            try {
                Answer answer = rest.send(method, path, body);
                if (!isTemporary(answer)) {
                    requireAuthorized(method, path, answer);
                    return answer;
                }
                last = described(method, path, answer);
            } catch (UncheckedIOException e) {
                last = e.getMessage();
            }
            if (System.nanoTime() >= deadline) {
                throw new Failure(
                        ExitCode.UNAVAILABLE,
                        "The worker at " + rest.address() + " did not do what was requested within "
                                + limit.toSeconds() + " s: " + last
                                + ". Run the command again once the worker is healthy.");
            }
            Thread.sleep(pause.toMillis());
        }
    }

    /** A failure with Connect's own words. */
    public Failure rejected(String method, String path, Answer answer) {
        return new Failure(
                ExitCode.UNAVAILABLE,
                "The worker at " + rest.address() + " rejected a request: " + described(method, path, answer) + ".");
    }

    private void requireAuthorized(String method, String path, Answer answer) {
        int status = answer.status();
        if (status == HttpURLConnection.HTTP_UNAUTHORIZED || status == HttpURLConnection.HTTP_FORBIDDEN) {
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    "The worker at " + rest.address() + " denied access: " + described(method, path, answer)
                            + ". Set REST_CREDENTIALS to user:password.");
        }
    }

    private static String described(String method, String path, Answer answer) {
        String message = message(answer);
        return method + " " + path + " was answered with " + answer.status()
                + (message.isEmpty() ? "" : ", " + message);
    }

    /** Connect's own words in a response; the whole response if they are missing, as in a proxy's. */
    public static String message(Answer answer) {
        return json(answer.body()).path("message").asText(answer.body()).strip();
    }

    private static boolean isTemporary(Answer answer) {
        int status = answer.status();
        // That a connector exists already is the response to a repeated POST, and final.
        boolean rebalance =
                status == HttpURLConnection.HTTP_CONFLICT && !answer.body().contains("already exists");
        return rebalance
                || status == TOO_MANY_REQUESTS
                || status >= HttpURLConnection.HTTP_INTERNAL_ERROR
                // A worker that starts responds with a page or nothing.
                || status == HttpURLConnection.HTTP_NOT_FOUND
                        && !json(answer.body()).has("message");
    }

    /** A response as a tree; a missing node for what is no JSON. */
    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** A name as a part of a path. */
    public static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
