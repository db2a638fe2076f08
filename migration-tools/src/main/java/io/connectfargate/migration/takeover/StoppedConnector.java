package io.connectfargate.migration.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.ConnectRest.Answer;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.rest.PatientRest;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The connector that continues, stopped until its offsets are stored.
 *
 * @param name what Connect calls it
 * @param config its properties, references not resolved; they may hold secrets
 */
record StoppedConnector(PatientRest rest, String name, Map<String, String> config) {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String STOPPED = "STOPPED";
    private static final String RUNNING = "RUNNING";

    /** Why its offsets cannot be set, as sentences; empty if it does not exist yet, or an earlier run has created it. */
    List<String> problems() throws InterruptedException {
        List<String> problems = new ArrayList<>();
        Answer found = rest.answer("GET", path("/config"), "");
        if (found.status() == HttpURLConnection.HTTP_NOT_FOUND) {
            return problems;
        }
        if (!found.isAccepted()) {
            throw rest.rejected("GET", path("/config"), found);
        }
        String state = state(status());
        if (!state.equals(STOPPED)) {
            problems.add("Connector " + name + " exists already and is " + state
                    + ". Offsets are set before a connector copies. If an earlier run of this command has resumed it, nothing"
                    + " is left to do. If it has copied nothing, stop it: curl -X PUT "
                    + rest.rest().address()
                    + path("/stop") + ". Otherwise give the new connector another name.");
        }
        Set<String> different = different(PatientRest.json(found.body()));
        if (!different.isEmpty()) {
            problems.add("Connector " + name + " exists already with another configuration: "
                    + String.join(", ", different)
                    + ". Expected: the same, or none of that name. Delete it, or read it from the worker: --name "
                    + name
                    + " without --connector.");
        }
        return problems;
    }

    private Set<String> different(JsonNode json) {
        Map<String, String> existing = new HashMap<>();
        // Blanks around a value, such as a certificate's last line break, mean nothing to Kafka.
        json.properties()
                .forEach(property -> existing.put(
                        property.getKey(), property.getValue().asText().strip()));
        Set<String> keys = new TreeSet<>(existing.keySet());
        keys.addAll(config.keySet());
        keys.remove("name");
        keys.removeIf(key -> config.containsKey(key) && config.get(key).equals(existing.get(key)));
        return keys;
    }

    /**
     * Creates it if it does not exist, and waits until it is stopped.
     *
     * @throws Failure with the worker's reasons if it rejects the configuration
     */
    void create() throws InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", name).put("initial_state", STOPPED);
        ObjectNode properties = body.putObject("config");
        config.forEach(properties::put);
        properties.put("name", name);
        Answer answer = rest.answer("POST", "/connectors", body.toString());
        if (answer.status() == HttpURLConnection.HTTP_BAD_REQUEST) {
            throw new Failure(
                    ExitCode.USAGE,
                    "Connector " + name + " was rejected; nothing was changed. " + PatientRest.message(answer));
        }
        if (!answer.isAccepted() && answer.status() != HttpURLConnection.HTTP_CONFLICT) {
            throw rest.rejected("POST", "/connectors", answer);
        }
        await(status -> state(status).equals(STOPPED) && status.path("tasks").isEmpty(), "stopped");
    }

    /**
     * Has it copy.
     *
     * @throws Failure if it or a task fails
     */
    void resume() throws InterruptedException {
        rest.send("PUT", path("/resume"), "");
        await(
                status -> isRunning(status.path("connector"))
                        && status.path("tasks").size() > 0
                        && allRun(status),
                "running with its tasks");
    }

    private static boolean allRun(JsonNode status) {
        for (JsonNode task : status.path("tasks")) {
            if (!isRunning(task)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRunning(JsonNode part) {
        return part.path("state").asText().equals(RUNNING);
    }

    private void await(Predicate<JsonNode> expected, String what) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        JsonNode status = status();
        while (!expected.test(status)) {
            List<String> failures =
                    status.toString().contains("FAILED") ? rest.rest().failures(name) : List.of();
            if (!failures.isEmpty() || System.nanoTime() >= deadline) {
                throw new Failure(
                        ExitCode.UNAVAILABLE,
                        "Connector " + name + " is not " + what + " but " + state(status) + ". "
                                + String.join(" ", failures));
            }
            Thread.sleep(PAUSE.toMillis());
            status = status();
        }
    }

    /** What Connect calls the connector's state. */
    String state() throws InterruptedException {
        return state(status());
    }

    private JsonNode status() throws InterruptedException {
        return PatientRest.json(rest.answer("GET", path("/status"), "").body());
    }

    private static String state(JsonNode status) {
        return status.at("/connector/state").asText("in no known state");
    }

    private String path(String resource) {
        return "/connectors/" + PatientRest.encoded(name) + resource;
    }
}
