package io.connectfargate.connect.health;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The container's health check: the worker's REST API answers {@code /health}, and nothing that runs on this worker has failed.
 *
 * <p>Prints one line and exits with 0 (healthy) or 1. What failed on another worker is that worker's illness: were it counted
 * here, one bad connector would have ECS replace all tasks at once.
 */
public final class Probe {
    /** Two requests and a JVM's start have to fit into the 5 s that ECS gives a health check by default. */
    private static final int TIMEOUT_MS = 1_800;

    private final Path directory;

    Probe(Path directory) {
        this.directory = directory;
    }

    /** Takes no arguments: the worker has left a note of where it is. */
    public static void main(String[] arguments) {
        Optional<String> illness = new Probe(Path.of(System.getProperty("java.io.tmpdir"))).illness();
        System.out.println(
                illness.map(reason -> "unhealthy: " + reason).orElse("healthy: REST answers, nothing has failed"));
        System.exit(illness.isPresent() ? 1 : 0);
    }

    /** Why the worker is not healthy, in one line; empty if it is. */
    Optional<String> illness() {
        try {
            WorkerNote worker = WorkerNote.read(directory);
            HttpURLConnection health = open(worker, "/health");
            int status = health.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                boolean starting = status == HttpURLConnection.HTTP_UNAVAILABLE;
                return Optional.of("/health answers " + status + (starting ? ", the worker is starting" : ""));
            }
            Optional<String> refused = AccessNote.read(directory).sentences().entrySet().stream()
                    .findFirst()
                    .map(entry -> "connector " + entry.getKey() + ": " + entry.getValue());
            if (refused.isPresent()) {
                return refused;
            }
            try (InputStream body = open(worker, "/connectors?expand=status").getInputStream()) {
                return new ConnectorStates(worker.workerId()).firstFailure(body);
            }
        } catch (NoSuchFileException e) {
            return Optional.of("the worker has not started yet, or could not write " + e.getMessage());
        } catch (SocketTimeoutException e) {
            return Optional.of("REST does not answer within " + TIMEOUT_MS + " ms");
        } catch (IOException e) {
            return Optional.of("REST does not answer: " + e.getMessage());
        }
    }

    private static HttpURLConnection open(WorkerNote worker, String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) worker.rest().resolve(path).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        return connection;
    }
}
