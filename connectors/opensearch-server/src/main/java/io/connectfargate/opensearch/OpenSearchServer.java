package io.connectfargate.opensearch;

import io.connectfargate.testsupport.FreePorts;
import io.connectfargate.testsupport.SourceTree;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real OpenSearch in a JVM of its own, on loopback, without security. Its data and log lie in a folder of the caller's. */
public final class OpenSearchServer implements AutoCloseable {
    /** Only its name: the test's JVM has no OpenSearch on its class path. */
    private static final String NODE = "io.connectfargate.opensearch.OpenSearchNode";

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long POLL_MS = 200;
    private static final int OK = 200;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final URI address;

    private OpenSearchServer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.address = URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Starts one and returns when it responds.
     *
     * @param folder for its data and its log; it must exist
     * @throws IllegalStateException if it does not start, with what it logged
     */
    public static OpenSearchServer start(Path folder) throws IOException, InterruptedException {
        Path target = SourceTree.find().home().resolve("connectors/opensearch-server/target");
        String libraries = Files.readString(target.resolve("server.classpath")).strip();
        List<Integer> ports = FreePorts.take(2);
        Path log = folder.resolve("opensearch.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        target.resolve("classes") + File.pathSeparator + libraries,
                        NODE,
                        folder.toString(),
                        ports.get(0).toString(),
                        ports.get(1).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // A test run that is interrupted leaves no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-of-" + process.pid()));
        OpenSearchServer server = new OpenSearchServer(process, log, ports.get(0));
        server.awaitResponse();
        return server;
    }

    /** Its only address. */
    public URI address() {
        return address;
    }

    /**
     * Sends a request.
     *
     * @param path from the root, such as {@code /orders/_count}
     * @param body JSON, or an empty text
     */
    public HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    /** Kills it. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void awaitResponse() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!responds()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("OpenSearch did not start:\n" + Files.readString(log));
            }
            Thread.sleep(POLL_MS);
        }
    }

    private boolean responds() throws InterruptedException {
        try {
            return send("GET", "/_cluster/health?wait_for_status=yellow", "").statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }
}
