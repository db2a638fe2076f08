package io.connectfargate.connect.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connect.access.MirrorConnector;
import io.connectfargate.connect.health.RootCause;
import io.connectfargate.connect.identity.ConnectorGroup;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;

/** Connectors and tasks as Connect's status topic has them now, which each worker reads anyway. Asks no cluster. Thread-safe. */
public final class ConnectorStates {
    /** Connect has stored no status of it, for example since it has just been created. */
    static final String NOT_KNOWN = "UNKNOWN";

    private static final Set<String> RUN = Set.of("RUNNING", "PAUSED", "FAILED", "RESTARTING");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Herder herder;
    private final ConnectorGroup group;

    /** @param herder of this worker */
    public ConnectorStates(Herder herder) {
        this.herder = herder;
        this.group = new ConnectorGroup(herder);
    }

    /** By name. */
    public SortedMap<String, ObjectNode> now() {
        SortedMap<String, ObjectNode> all = new TreeMap<>();
        for (String name : group.names()) {
            group.config(name).ifPresent(config -> all.put(name, connector(name, config)));
        }
        return all;
    }

    private ObjectNode connector(String name, Map<String, String> config) {
        ObjectNode node = JSON.createObjectNode().put("name", name);
        MirrorConnector.Role role = MirrorConnector.Role.of(config).orElse(null);
        node.put("role", role == null ? "other" : role.name().toLowerCase(Locale.ROOT));
        if (role != null) {
            node.put("source", config.getOrDefault("source.cluster.alias", "source"))
                    .put("target", config.getOrDefault("target.cluster.alias", "target"));
        }
        try {
            write(name, herder.connectorStatus(name), node);
        } catch (NotFoundException e) {
            node.put("state", NOT_KNOWN).putNull("worker").putArray("tasks");
            node.putArray("failures");
        }
        return node;
    }

    static void write(String name, ConnectorStateInfo status, ObjectNode node) {
        ArrayNode failures = JSON.createArrayNode();
        write("Connector " + name, status.connector(), node, failures);
        ArrayNode tasks = node.putArray("tasks");
        status.tasks().forEach(task -> {
            ObjectNode one = tasks.addObject().put("id", task.id());
            write("Task " + task.id() + " of connector " + name, task, one, failures);
        });
        node.set("failures", failures);
    }

    private static void write(
            String part, ConnectorStateInfo.AbstractState state, ObjectNode node, ArrayNode failures) {
        String reason = RootCause.of(state.trace()).orElse(null);
        node.put("state", state.state()).put("worker", state.workerId());
        if (reason != null) {
            node.put("reason", reason);
        }
        if (state.state().equals("FAILED")) {
            failures.add(part + " has failed" + (reason == null ? "" : ": " + reason) + ".");
        }
    }

    /** The workers that run a part of one: not those that once had one which is stopped. */
    public static Set<String> workers(Collection<? extends JsonNode> connectors) {
        Set<String> workers = new TreeSet<>();
        for (JsonNode connector : connectors) {
            add(connector, workers);
            connector.path("tasks").forEach(task -> add(task, workers));
        }
        return workers;
    }

    private static void add(JsonNode part, Set<String> workers) {
        if (RUN.contains(part.path("state").asText()) && part.path("worker").isTextual()) {
            workers.add(part.path("worker").asText());
        }
    }

    /** Whether a part of a connector has failed. */
    static boolean hasFailed(JsonNode connector) {
        return !connector.path("failures").isEmpty();
    }
}
