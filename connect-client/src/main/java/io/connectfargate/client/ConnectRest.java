package io.connectfargate.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Connect's REST API on one worker. Every method but {@link #isHealthy} and {@link #exchange} throws an {@link
 * UncheckedIOException} if the worker does not respond. Thread-safe.
 */
public final class ConnectRest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int OK = 200;
    private static final int FIRST_ERROR = 300;

    private final URI address;
    private final Duration timeout;
    private final String authorization;

    /**
     * @param address of the worker, such as {@code http://kafkaconnect.migration:8083}
     * @param timeout of each request, the time to connect included
     */
    public ConnectRest(URI address, Duration timeout) {
        this(address, timeout, "");
    }

    private ConnectRest(URI address, Duration timeout, String authorization) {
        this.address = address;
        this.timeout = timeout;
        this.authorization = authorization;
    }

    /**
     * The same API with credentials, which go with every request.
     *
     * @param credentials {@code user:password}, as the worker's {@code REST_CREDENTIALS} has them
     */
    public ConnectRest with(String credentials) {
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return new ConnectRest(address, timeout, "Basic " + encoded);
    }

    /** Where the worker is. */
    public URI address() {
        return address;
    }

    /** The API of a worker on this machine. */
    public static ConnectRest onLoopback(int port, Duration timeout) {
        return new ConnectRest(URI.create("http://127.0.0.1:" + port), timeout);
    }

    /** What a request was answered with. */
    public record Answer(int status, String body) {
        /** @throws RestException if it is not JSON */
        public JsonNode json() {
            return Json.read(body);
        }

        /** Whether Connect did what it was asked for. */
        public boolean isAccepted() {
            return status < FIRST_ERROR;
        }
    }

    /**
     * Sends any request and gives the answer with its headers.
     *
     * @param path from the root, such as {@code /connectors?expand=status}
     * @param body JSON, or an empty text
     * @throws IOException if the worker does not respond
     */
    public HttpResponse<String> exchange(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends any request; the same as {@link #exchange} without headers and checked exceptions of the network. */
    public Answer send(String method, String path, String body) throws InterruptedException {
        try {
            HttpResponse<String> response = exchange(method, path, body);
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            // The cause's own message may be null, as a refused connection's is.
            throw new UncheckedIOException("The worker's REST API at " + address + " did not respond: " + e, e);
        }
    }

    /** Whether the worker has joined its group and answers. */
    public boolean isHealthy() throws InterruptedException {
        try {
            return exchange("GET", "/health", "").statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Creates or updates a connector.
     *
     * @throws RestException with Connect's own words if it rejects
     */
    public void put(String connector, String config) throws InterruptedException {
        Answer answer = send("PUT", "/connectors/" + connector + "/config", config);
        if (!answer.isAccepted()) {
            throw new RestException("Connect rejected " + connector + " (" + answer.status() + "): " + answer.body());
        }
    }

    /** The value of a key in a connector's configuration, if it is set there. */
    public Optional<String> configured(String connector, String key) throws InterruptedException {
        return get("/connectors/" + connector + "/config")
                .map(config -> config.get(key))
                .map(JsonNode::asText);
    }

    /** All values of a list that the connector assigns to its tasks, each task a part; empty before it has. */
    public Set<String> assigned(String connector, String key) throws InterruptedException {
        Optional<JsonNode> tasks = get("/connectors/" + connector + "/tasks");
        return tasks.stream()
                .flatMap(ConnectRest::elements)
                .map(task -> task.path("config").path(key).asText())
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The source offsets that Connect has stored for a connector: objects with {@code partition} and {@code offset}. */
    public List<JsonNode> sourceOffsets(String connector) throws InterruptedException {
        return get("/connectors/" + connector + "/offsets").stream()
                .flatMap(body -> elements(body.path("offsets")))
                .toList();
    }

    /** The first line of what each failed connector or task says. */
    public List<String> failures(String connector) throws InterruptedException {
        List<JsonNode> parts = new ArrayList<>();
        get("/connectors/" + connector + "/status").ifPresent(status -> {
            parts.add(status.path("connector"));
            elements(status.path("tasks")).forEach(parts::add);
        });
        return parts.stream()
                .filter(part -> "FAILED".equals(part.path("state").asText()))
                .map(part -> connector + (part.has("id") ? " task " + part.path("id") : "") + " has failed: "
                        + part.path("trace").asText().lines().findFirst().orElse("no reason given"))
                .toList();
    }

    /** Empty where the resource does not exist yet, or the worker is about to rebalance. */
    private Optional<JsonNode> get(String path) throws InterruptedException {
        Answer answer = send("GET", path, "");
        return answer.status() == OK ? Optional.of(answer.json()) : Optional.empty();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
