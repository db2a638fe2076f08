package io.connectfargate.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The worker's REST API, as far as a benchmark needs it. */
final class ConnectRest {
    private static final String CONNECTOR = "/connectors/mm2-msc";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    /** @param port on loopback */
    ConnectRest(int port) {
        address = "http://127.0.0.1:" + port;
    }

    /** Whether the worker has joined its group and answers. */
    boolean isHealthy() throws InterruptedException {
        try {
            return send(request("/health").GET()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Creates the source connector, or changes it, which restarts its tasks.
     *
     * @throws Failure with Connect's own words if it refuses
     */
    void put(String config) throws InterruptedException {
        try {
            HttpResponse<String> response = send(request(CONNECTOR + "/config")
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(config)));
            if (response.statusCode() >= 300) {
                throw new Failure("Connect refuses the connector: " + response.body());
            }
        } catch (IOException e) {
            throw new Failure("The worker does not answer: " + e);
        }
    }

    /** @throws Failure with Connect's own words if the connector or a task of it has failed */
    void requireNoFailure() throws InterruptedException {
        try {
            String status = send(request(CONNECTOR + "/status").GET()).body();
            if (status.contains("\"FAILED\"")) {
                throw new Failure("The connector has failed: " + status);
            }
        } catch (IOException e) {
            throw new Failure("The worker does not answer: " + e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
