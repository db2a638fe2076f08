package io.connectfargate.connect.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.runtime.rest.RestClient;
import org.apache.kafka.connect.runtime.rest.errors.ConnectRestException;

/** Asks other workers of the group as Connect itself does when it forwards a request, TLS included. Thread-safe. */
final class Peers implements AutoCloseable {
    private static final long READ_SECONDS = 5;

    /** The leader ends the round that is under way first. */
    private static final long WRITE_SECONDS = 75;

    private static final TypeReference<JsonNode> ANY = new TypeReference<>() {};

    /** Connect's client waits forever for a worker that is frozen. */
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "ledger-peers");
        thread.setDaemon(true);
        return thread;
    });

    private final RestClient client;

    Peers(RestClient client) {
        this.client = client;
    }

    /**
     * Sends a request.
     *
     * @param headers of the request that is handed on, with its credentials; null for one of our own
     * @param body null for none
     * @throws ConnectRestException if the other worker rejects it
     * @throws IOException if it does not answer
     */
    JsonNode send(String method, String url, HttpHeaders headers, Object body) throws IOException {
        Future<JsonNode> answer = threads.submit(
                () -> client.httpRequest(url, method, headers, body, ANY).body());
        long seconds = method.equals("GET") ? READ_SECONDS : WRITE_SECONDS;
        try {
            return answer.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectRestException rejected && rejected.statusCode() < 500) {
                throw rejected;
            }
            throw new IOException("No answer from " + url + ": " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("No answer from " + url + " within " + seconds + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + url, e);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
