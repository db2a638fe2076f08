package io.connectfargate.quickstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.TopicPartition;

/**
 * The worker's REST API, as far as the quickstart needs it. Every method but {@link #isHealthy} throws an {@link
 * UncheckedIOException} if the worker does not answer.
 */
final class ConnectRest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String address;

    /** @param port on loopback */
    ConnectRest(int port) {
        address = "http://127.0.0.1:" + port;
    }

    /** Whether the worker has joined its group and answers. */
    boolean isHealthy() throws InterruptedException {
        try {
            return send(request("/health").GET()).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /**
     * Creates or updates a connector.
     *
     * @throws Failure with Connect's own words if it refuses
     */
    void put(String connector, String config) throws InterruptedException {
        HttpResponse<String> response = send(request("/connectors/" + connector + "/config")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(config)));
        if (response.statusCode() >= 300) {
            throw new Failure(
                    Failure.UNREACHABLE,
                    "Connect refuses " + connector + " (" + response.statusCode() + "): " + response.body());
        }
    }

    /** The value of a key in a connector's configuration, if it is set there. */
    Optional<String> configured(String connector, String key) throws InterruptedException {
        return get("/connectors/" + connector + "/config")
                .map(config -> config.get(key))
                .map(JsonNode::asText);
    }

    /** All values of a list that the connector deals out over its tasks; empty before it has. */
    Set<String> dealtOut(String connector, String key) throws InterruptedException {
        Set<String> values = new TreeSet<>();
        for (JsonNode task : get("/connectors/" + connector + "/tasks").orElse(json.createArrayNode())) {
            String list = task.path("config").path(key).asText();
            Arrays.stream(list.split(","))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .forEach(values::add);
        }
        return values;
    }

    /** The last source offset that a source connector has replicated, per partition that has one. */
    Map<TopicPartition, Long> replicatedOffsets(String connector) throws InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        get("/connectors/" + connector + "/offsets")
                .ifPresent(body -> body.path("offsets").forEach(entry -> {
                    JsonNode partition = entry.path("partition");
                    offsets.put(
                            new TopicPartition(
                                    partition.path("topic").asText(),
                                    partition.path("partition").asInt()),
                            entry.path("offset").path("offset").asLong());
                }));
        return offsets;
    }

    /** The first line of what each failed connector or task says. */
    List<String> failures(String connector) throws InterruptedException {
        JsonNode status = get("/connectors/" + connector + "/status").orElse(json.createObjectNode());
        List<JsonNode> parts = new ArrayList<>(List.of(status.path("connector")));
        StreamSupport.stream(status.path("tasks").spliterator(), false).forEach(parts::add);
        return parts.stream()
                .filter(part -> "FAILED".equals(part.path("state").asText()))
                .map(part -> connector + (part.has("id") ? " task " + part.path("id") : "") + " has failed: "
                        + part.path("trace").asText().lines().findFirst().orElse("no reason given"))
                .toList();
    }

    /** Empty where the resource does not exist yet, or the worker is about to rebalance. */
    private Optional<JsonNode> get(String path) throws InterruptedException {
        HttpResponse<String> response = send(request(path).GET());
        if (response.statusCode() != 200) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readTree(response.body()));
        } catch (JsonProcessingException e) {
            throw new Failure(Failure.UNREACHABLE, "Not Connect's answer to " + path + ": " + response.body());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            // The cause's own message may be null, as a refused connection's is.
            throw new UncheckedIOException("The worker's REST API at " + address + " does not answer: " + e, e);
        }
    }
}
