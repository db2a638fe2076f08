package io.connectfargate.migration.takeover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.client.ConnectRest.Answer;
import io.connectfargate.migration.Failure;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/**
 * Connect's REST API for requests that may be repeated. A worker that starts, rebalances or is busy responds with 404 and no JSON, 409,
 * 429, or 5xx for a while. Thread-safe.
 *
 * @param rest any worker
 * @param patience after which the last response counts
 * @param pause between two requests
 */
record PatientRest(ConnectRest rest, Duration patience, Duration pause) {
    static final int NOT_FOUND = 404;
    static final int TOO_LARGE = 413;
    private static final int CONFLICT = 409;
    private static final Set<Integer> BUSY = Set.of(CONFLICT, 429);
    private static final int SERVER_ERROR = 500;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    PatientRest(ConnectRest rest) {
        this(rest, Duration.ofMinutes(3), Duration.ofMillis(500));
    }

    /**
     * Sends a request until it is responded to by more than a wait.
     *
     * @throws UncheckedIOException if no worker responded in all of that time
     */
    Answer send(String method, String path, String body) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            boolean last = System.nanoTime() >= deadline;
            try {
                Answer answer = rest.send(method, path, body);
                if (last || !isTemporary(answer)) {
                    return answer;
                }
            } catch (UncheckedIOException e) {
                if (last) {
                    throw e;
                }
            }
            Thread.sleep(pause.toMillis());
        }
    }

    /** The same for a request that has to be accepted. */
    JsonNode require(String method, String path, String body) throws InterruptedException {
        Answer answer = send(method, path, body);
        if (!answer.isAccepted()) {
            throw rejected(method, path, answer);
        }
        return json(answer.body());
    }

    Failure rejected(String method, String path, Answer answer) {
        String message = json(answer.body()).path("message").asText(answer.body());
        return new Failure(
                ExitCode.UNAVAILABLE,
                "The worker at " + rest.address() + " responded to " + method + " " + path + " with " + answer.status()
                        + ": " + message);
    }

    private static boolean isTemporary(Answer answer) {
        // "already exists" is the response to a repeated POST, and final.
        boolean conflict = BUSY.contains(answer.status()) && !answer.body().contains("already exists");
        return conflict
                || answer.status() >= SERVER_ERROR
                || answer.status() == NOT_FOUND && !json(answer.body()).has("error_code");
    }

    /** A missing node for what is no JSON. */
    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** A name as a part of a path. */
    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
