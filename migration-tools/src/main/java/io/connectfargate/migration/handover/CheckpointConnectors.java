package io.connectfargate.migration.handover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.rest.PatientRest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The connectors of a Connect cluster that write groups' offsets. Each change is a state that is set, and it is read back. */
record CheckpointConnectors(PatientRest rest) {
    /** Those that there are now. */
    List<CheckpointConnector> list() throws InterruptedException {
        List<CheckpointConnector> connectors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry :
                rest.send("GET", "/connectors?expand=info&expand=status", "").properties()) {
            CheckpointConnector.of(entry.getKey(), entry.getValue()).ifPresent(connectors::add);
        }
        return connectors;
    }

    /** @throws Failure if it does not exist any more */
    CheckpointConnector get(String connector) throws InterruptedException {
        return list().stream()
                .filter(found -> found.name().equals(connector))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        ExitCode.UNAVAILABLE,
                        "Connector " + connector + " was deleted meanwhile. Run the command again."));
    }

    /** Whether the configuration of a task has a group. That the task with an earlier one still runs cannot be seen in it. */
    boolean isAssigned(String connector, String group) throws InterruptedException {
        // The key in which MirrorCheckpointConnector (4.3.1) gives a task its share.
        for (JsonNode task : rest.send("GET", path(connector, "tasks"), "")) {
            String groups = task.path("config").path("task.assigned.groups").asText();
            if (Set.of(groups.split("\\s*,\\s*")).contains(group)) {
                return true;
            }
        }
        return false;
    }

    /** Sets {@code groups.exclude}, and nothing else. */
    void exclude(String connector, ExcludeList patterns) throws InterruptedException {
        change(connector, CheckpointConnector.EXCLUDE, patterns.value());
        await(
                connector,
                found -> found.excluded().patterns().equals(patterns.patterns()),
                "has another groups.exclude than was set: another program changes it");
    }

    /** Sets the property by which other handovers see that one changes the connector. They may set theirs at the same time. */
    void lock(String connector, String group, String since) throws InterruptedException {
        change(connector, CheckpointConnector.LOCK + group, since);
    }

    /** Removes it. */
    void unlock(String connector, String group) throws InterruptedException {
        change(connector, CheckpointConnector.LOCK + group, null);
        await(connector, found -> !found.isLockedFor(group), "keeps a property that was removed");
    }

    /** @param value null to remove the property */
    private void change(String connector, String property, String value) throws InterruptedException {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.put(property, value);
        rest.send("PATCH", path(connector, "config"), change.toString());
    }

    /** Stops it, and waits until none of its tasks runs. */
    void stop(String connector) throws InterruptedException {
        rest.send("PUT", path(connector, "stop"), "");
        await(connector, CheckpointConnector::hasEnded, "did not stop");
    }

    /** Starts it again, and waits until it runs. */
    void resume(String connector) throws InterruptedException {
        rest.send("PUT", path(connector, "resume"), "");
        await(connector, found -> found.isAll("RUNNING"), "does not run again");
    }

    /** As a connector was that was paused. */
    void pause(String connector) throws InterruptedException {
        rest.send("PUT", path(connector, "pause"), "");
        await(connector, found -> found.isAll(CheckpointConnector.PAUSED), "is not paused again");
    }

    private void await(String connector, Predicate<CheckpointConnector> condition, String otherwise)
            throws InterruptedException {
        Patience patience = Patience.of(rest.limit());
        CheckpointConnector last;
        do {
            last = get(connector);
            if (condition.test(last)) {
                return;
            }
        } while (patience.again());
        throw new Failure(
                ExitCode.UNAVAILABLE,
                "Connector " + connector + " " + otherwise + " within " + patience.seconds() + " s; it is " + last
                        + ". migrate status shows the reason. Then run the command again.");
    }

    private static String path(String connector, String what) {
        return "/connectors/"
                + URLEncoder.encode(connector, StandardCharsets.UTF_8).replace("+", "%20") + "/" + what;
    }
}
