package io.connectfargate.connectors.opensearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.connectfargate.connectors.opensearch.config.SinkConfig;
import io.connectfargate.connectors.opensearch.document.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ResponseException;

/** Requests to OpenSearch over its official client. Thread-safe. */
final class Cluster implements AutoCloseable {
    private final String address;
    private final OpenSearchTransport transport;
    private final OpenSearchGenericClient client;

    /** @param config valid */
    Cluster(SinkConfig config) {
        address = String.join(",", config.getList(SinkConfig.URL));
        transport = Transports.of(config);
        client = new OpenSearchGenericClient(transport);
    }

    /**
     * Sends a request.
     *
     * @param body JSON, or an empty text
     * @throws Unavailable if there is no answer
     */
    Answer send(String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(method, path, bytes.length == 0 ? null : Body.from(bytes, "application/json"));
    }

    /**
     * Sends a bulk request.
     *
     * @param lines of JSON
     * @throws Unavailable if there is no answer
     */
    Answer bulk(byte[] lines) {
        return send("POST", "/_bulk", Body.from(lines, "application/x-ndjson"));
    }

    private Answer send(String method, String path, Body body) {
        try (Response response = client.execute(Requests.create(method, path, List.of(), Map.of(), body))) {
            return new Answer(
                    response.getStatus(),
                    read(response.getBody().map(Body::bodyAsString).orElse("")));
        } catch (OpenSearchException e) {
            // The transport that signs throws for rejected credentials; the other one answers.
            return new Answer(
                    e.status(),
                    Json.MAPPER.createObjectNode().put("message", e.error().reason()));
        } catch (IOException e) {
            // One transport retries some errors on another host and throws in the end.
            Optional<ResponseException> answered = answered(e);
            if (answered.isPresent()) {
                return new Answer(answered.get().status(), body(answered.get()));
            }
            throw new Unavailable(address, e);
        }
    }

    private static Optional<ResponseException> answered(IOException error) {
        return Stream.iterate((Throwable) error, cause -> cause != null, Throwable::getCause)
                .filter(ResponseException.class::isInstance)
                .map(ResponseException.class::cast)
                .findFirst();
    }

    /** Its message ends with the body, on a line of its own. */
    private static JsonNode body(ResponseException e) {
        String message = e.getMessage();
        return read(message.substring(message.indexOf('\n') + 1));
    }

    /** Proxies answer errors in HTML. */
    private static JsonNode read(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
