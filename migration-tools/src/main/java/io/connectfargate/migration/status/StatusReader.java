package io.connectfargate.migration.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.migration.Failure;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asks a worker what is really there. The schema is in docs/status.md. */
public final class StatusReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PATH = "/migration/status";
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final ConnectRest rest;
    private final Duration patience;

    /** @param patience how long a worker that has just started may take until it has seen both clusters */
    public StatusReader(ConnectRest rest, Duration patience) {
        this.rest = rest;
        this.patience = patience;
    }

    /**
     * All but partitions.
     *
     * @throws Failure with {@link ExitCode#UNAVAILABLE} if the worker has no status
     * @throws java.io.UncheckedIOException if it does not respond
     */
    public JsonNode summary() throws InterruptedException {
        return read(PATH, "");
    }

    /** A topic with its partitions. */
    public JsonNode topic(String name) throws InterruptedException {
        return read(PATH + "?topic=" + encoded(name), "No connector copies topic " + name);
    }

    /** A group with its offsets on both sides. */
    public JsonNode group(String name) throws InterruptedException {
        return read(
                PATH + "?group=" + encoded(name),
                "No checkpoint connector covers group " + name + ", or it has no offsets on the source");
    }

    /** @param absent what a 404 of this resource means; empty if it has none */
    private JsonNode read(String path, String absent) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            ConnectRest.Answer answer = rest.send("GET", path, "");
            Optional<JsonNode> json = json(answer);
            if (answer.isAccepted() && json.filter(body -> body.has("version")).isPresent()) {
                return json.get();
            }
            boolean ours = json.filter(body -> body.has("error_code")).isPresent();
            if (answer.status() == HttpURLConnection.HTTP_NOT_FOUND && ours && !absent.isEmpty()) {
                throw new Failure(ExitCode.USAGE, absent + ". migrate status lists those that are there.");
            }
            if (answer.status() < HttpURLConnection.HTTP_INTERNAL_ERROR || System.nanoTime() >= deadline) {
                throw new Failure(ExitCode.UNAVAILABLE, sentence(answer, json));
            }
            Thread.sleep(BETWEEN_TRIES.toMillis());
        }
    }

    private String sentence(ConnectRest.Answer answer, Optional<JsonNode> json) {
        String reason = json.map(body -> body.path("message").asText()).orElse("");
        return "The worker at " + rest.address() + " has no status: it responded with " + answer.status()
                + (reason.isEmpty() ? "" : ", " + reason)
                + " Check that --connect is the REST API of this product's worker, and that the worker is healthy.";
    }

    private static Optional<JsonNode> json(ConnectRest.Answer answer) {
        try {
            return Optional.ofNullable(MAPPER.readTree(answer.body()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
