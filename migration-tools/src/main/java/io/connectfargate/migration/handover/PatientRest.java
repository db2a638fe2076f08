package io.connectfargate.migration.handover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.client.RestException;
import io.connectfargate.migration.Failure;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;

/** Connect's REST API while workers start, stop and rebalance: a request is sent again until it is answered, or the time is up. */
record PatientRest(ConnectRest rest, Duration limit) {
    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * The response's JSON; a missing node if it has no body.
     *
     * @throws Failure with Connect's own words if it rejects, and with the last response if the time is up
     */
    JsonNode send(String method, String path, String body) throws InterruptedException {
        Patience patience = Patience.of(limit);
        String last;
        do {
            try {
                ConnectRest.Answer answer = rest.send(method, path, body);
                if (answer.isAccepted()) {
                    return answer.body().isBlank() ? MissingNode.getInstance() : answer.json();
                }
                last = method + " " + path + " was answered with " + answer.status();
                requireTemporary(answer, last);
            } catch (UncheckedIOException e) {
                last = e.getMessage();
            }
        } while (patience.again());
        throw new Failure(
                ExitCode.UNAVAILABLE,
                "The worker at " + rest.address() + " did not do what was requested within " + patience.seconds()
                        + " s: " + last + ". Run the command again once the worker is healthy.");
    }

    /** Ends with what no repetition changes. */
    private void requireTemporary(ConnectRest.Answer answer, String what) {
        int status = answer.status();
        if (status == HttpURLConnection.HTTP_UNAUTHORIZED || status == HttpURLConnection.HTTP_FORBIDDEN) {
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    "The worker at " + rest.address() + " rejected the request: " + what
                            + ". Set REST_CREDENTIALS to user:password.");
        }
        boolean temporary = status == HttpURLConnection.HTTP_CONFLICT
                || status == TOO_MANY_REQUESTS
                || status >= HttpURLConnection.HTTP_INTERNAL_ERROR
                // A worker that starts answers 404 with a page or nothing.
                || status == HttpURLConnection.HTTP_NOT_FOUND && message(answer).isEmpty();
        if (!temporary) {
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    "Connect rejected: " + what + ": " + message(answer).orElse("no reason given"));
        }
    }

    private static Optional<String> message(ConnectRest.Answer answer) {
        try {
            return Optional.of(answer.json().path("message").asText()).filter(text -> !text.isEmpty());
        } catch (RestException e) {
            return Optional.empty();
        }
    }
}
