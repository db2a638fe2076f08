package io.connectfargate.connect.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.connect.status.AllNews;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.runtime.rest.RestClient;
import org.apache.kafka.connect.runtime.rest.errors.ConnectRestException;

/** Asks other workers of the group as Connect itself does when it forwards a request, TLS included. Thread-safe. */
final class Peers implements AutoCloseable {
    private static final long READ_SECONDS = 5;
    private static final int NOT_FOUND = 404;

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
     * @throws IOException if it does not respond
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

    /**
     * Waits for something of this worker's own.
     *
     * @throws RuntimeException as it was thrown there
     */
    static void await(Future<?> done, long seconds) throws IOException {
        try {
            done.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IOException(e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("A round is under way", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    /**
     * What other workers tell about themselves, all asked at once.
     *
     * @param tells what this one, {@code own}, tells
     */
    AllNews news(Set<String> workers, String own, JsonNode tells, UnaryOperator<String> url) {
        Map<String, Future<JsonNode>> asked = new HashMap<>();
        for (String worker : workers) {
            if (!worker.equals(own)) {
                asked.put(worker, threads.submit(() -> send("GET", url.apply(worker), null, null)));
            }
        }
        Map<String, JsonNode> answers = new HashMap<>(Map.of(own, tells));
        Map<String, String> silent = new HashMap<>();
        List<String> older = new ArrayList<>();
        asked.forEach((worker, answer) -> {
            try {
                answers.put(worker, answer.get(READ_SECONDS + 1, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                silent.put(worker, "interrupted");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof ConnectRestException rejected && rejected.statusCode() == NOT_FOUND) {
                    older.add(worker);
                } else {
                    silent.put(worker, String.valueOf(e.getCause().getMessage()));
                }
            } catch (TimeoutException e) {
                silent.put(worker, "no answer in time");
            }
        });
        return new AllNews(answers, silent, older);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
