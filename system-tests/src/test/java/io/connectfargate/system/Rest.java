package io.connectfargate.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Connect's REST API on one worker. */
final class Rest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;

    /** @param base such as {@code http://localhost:8083} */
    Rest(String base) {
        this.base = base;
    }

    /** What a request was answered with. */
    record Answer(int status, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException("Not JSON: " + body, e);
            }
        }
    }

    String url(String path) {
        return base + path;
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url(path))));
    }

    Answer put(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(url(path)))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    Answer delete(String path) {
        return send(HttpRequest.newBuilder(URI.create(url(path))).DELETE());
    }

    /** The workers that run a connector's tasks, one entry for each task; empty while one of them doesn't run. */
    List<String> workersOf(String connector) {
        Answer answer = get("/connectors/" + connector + "/status");
        List<String> workers = new ArrayList<>();
        for (JsonNode task : answer.json().path("tasks")) {
            if (!task.path("state").asText().equals("RUNNING")) {
                return List.of();
            }
            workers.add(task.path("worker_id").asText());
        }
        return workers;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
