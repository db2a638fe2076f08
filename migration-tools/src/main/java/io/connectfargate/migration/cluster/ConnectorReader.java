package io.connectfargate.migration.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.migration.Failure;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Gets a connector's configuration from a file or from a worker. */
final class ConnectorReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** A worker that starts or rebalances answers 404 with a page, 409 and 500 for a while. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final InputErrors errors;

    ConnectorReader(InputErrors errors) {
        this.errors = errors;
    }

    /** Empty if it cannot be read, which is added to the errors. */
    Optional<Connector> file(Path file) {
        String origin = "--connector " + file;
        try {
            JsonNode json = MAPPER.readTree(Files.readString(file));
            return Connector.of(json, file.toString(), String.valueOf(file.getFileName()), errors);
        } catch (NoSuchFileException e) {
            errors.add(origin, "does not exist", "a file with a connector's JSON, as in Configuration/connectors");
        } catch (JsonProcessingException e) {
            // The message quotes the text, which may hold secrets; the place does not.
            errors.add(
                    origin,
                    "is not JSON (line " + e.getLocation().getLineNr() + ")",
                    "a file with a connector's JSON, as in Configuration/connectors");
        } catch (IOException e) {
            errors.add(origin, "cannot be read (" + e + ")", "a file that this user may read");
        }
        return Optional.empty();
    }

    /**
     * Empty if the worker has no connector of that name, which is added to the errors.
     *
     * @throws Failure with {@link ExitCode#UNAVAILABLE} if it gives no configuration within 15 s
     * @throws java.io.UncheckedIOException if it does not respond
     */
    Optional<Connector> worker(ConnectRest rest, String name) throws InterruptedException {
        String path =
                "/connectors/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20") + "/config";
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            ConnectRest.Answer answer = rest.send("GET", path, "");
            Optional<JsonNode> json = json(answer.body());
            if (answer.isAccepted() && json.isPresent()) {
                return Connector.of(json.get(), rest.address() + path, name, errors);
            }
            if (answer.status() == HttpURLConnection.HTTP_NOT_FOUND
                    && json.filter(body -> body.has("error_code")).isPresent()) {
                errors.add("--name " + name, "is no connector of " + rest.address(), existing(rest));
                return Optional.empty();
            }
            if (System.nanoTime() >= deadline || isFinal(answer.status())) {
                throw new Failure(
                        ExitCode.UNAVAILABLE,
                        "The worker at " + rest.address() + " did not give the configuration of " + name
                                + ": it responded with " + answer.status()
                                + ". Check that this is Connect's REST API, that the worker is healthy, and that"
                                + " REST_CREDENTIALS is set if it requires them.");
            }
            Thread.sleep(BETWEEN_TRIES.toMillis());
        }
    }

    private static boolean isFinal(int status) {
        return status == HttpURLConnection.HTTP_UNAUTHORIZED || status == HttpURLConnection.HTTP_FORBIDDEN;
    }

    private static String existing(ConnectRest rest) throws InterruptedException {
        ConnectRest.Answer answer = rest.send("GET", "/connectors", "");
        return answer.isAccepted() ? "one of " + answer.body() : "the name of a connector";
    }

    private static Optional<JsonNode> json(String body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
