package io.connectfargate.connect.health;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * The container's health check. It reports the worker alone: its process, its REST API, and its membership in the group for as long
 * as the target cluster responds.
 *
 * <p>Prints one line and exits with 0 (healthy) or 1. A cluster that is unavailable, a task that has failed and a permission
 * that is denied are in the line and leave the worker healthy: another worker in its place would meet the same.
 */
public final class Probe {
    /** A request and a JVM's start have to fit into the 5 s that ECS gives a health check by default. */
    private static final int TIMEOUT_MS = 2_500;

    private final Path directory;

    Probe(Path directory) {
        this.directory = directory;
    }

    /** Takes no arguments: the worker has left notes. */
    public static void main(String[] arguments) {
        Verdict verdict = new Probe(Path.of(System.getProperty("java.io.tmpdir"))).verdict();
        System.out.println(verdict);
        System.exit(verdict.healthy() ? 0 : 1);
    }

    Verdict verdict() {
        try {
            int status = ask(WorkerNote.read(directory));
            // A denial is a response; what is behind a user's own filter is not the probe's concern.
            if (status >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
                return Verdict.unhealthy("REST responded with " + status);
            }
            Verdict verdict = Verdict.of(MembershipNote.read(directory), Instant.now());
            for (Map.Entry<String, String> refused :
                    AccessNote.read(directory).sentences().entrySet()) {
                verdict = verdict.with("connector " + refused.getKey() + ": " + refused.getValue());
            }
            for (Map.Entry<String, String> failed :
                    FailureNote.read(directory).causes().entrySet()) {
                verdict = verdict.with("connector " + failed.getKey() + " has failed: " + failed.getValue());
            }
            return verdict;
        } catch (NoSuchFileException e) {
            return Verdict.unhealthy("the worker has not started yet, or could not write " + e.getMessage());
        } catch (SocketTimeoutException e) {
            return Verdict.unhealthy("REST did not respond within " + TIMEOUT_MS + " ms");
        } catch (IOException e) {
            return Verdict.unhealthy("REST did not respond: " + e.getMessage());
        }
    }

    /** The root is answered without the herder, whose thread waits for the target for as long as that is unavailable. */
    private static int ask(WorkerNote worker) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) worker.rest().resolve("/").toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        return connection.getResponseCode();
    }
}
