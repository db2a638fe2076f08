package io.connectfargate.system.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.client.ConnectRest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Connect's REST API on one worker, or Prometheus's, without checked exceptions. */
public final class Rest {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final String base;
    private final ConnectRest client;

    /** @param base such as {@code http://localhost:8083} */
    public Rest(String base) {
        this.base = base;
        client = new ConnectRest(URI.create(base), TIMEOUT);
    }

    public String url(String path) {
        return base + path;
    }

    public ConnectRest.Answer get(String path) {
        return send("GET", path, "");
    }

    public ConnectRest.Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public ConnectRest.Answer delete(String path) {
        return send("DELETE", path, "");
    }

    /** The workers that run a connector's tasks, one entry for each task; empty while one of them doesn't run. */
    public List<String> workersOf(String connector) {
        ConnectRest.Answer answer = get("/connectors/" + connector + "/status");
        List<String> workers = new ArrayList<>();
        for (JsonNode task : answer.json().path("tasks")) {
            if (!task.path("state").asText().equals("RUNNING")) {
                return List.of();
            }
            workers.add(task.path("worker_id").asText());
        }
        return workers;
    }

    private ConnectRest.Answer send(String method, String path, String body) {
        try {
            return client.send(method, path, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
