package io.connectfargate.connect.rest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A request that gives a connector its configuration.
 *
 * @param name of the connector
 * @param config as it came in, as a patch would leave it, or as it is for a connector that is resumed
 * @param runs whether the connector would run then: one that is created STOPPED, or is STOPPED, would not
 */
record ConnectorRequest(String name, Map<String, String> config, boolean runs) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    /** Whether a request is one: POST /connectors, PUT or PATCH /connectors/{name}/config, PUT /connectors/{name}/resume. */
    static boolean is(String method, List<String> path) {
        return switch (method) {
            case "POST" -> path.equals(List.of("connectors"));
            case "PUT", "PATCH" ->
                path.size() == 3
                        && path.get(0).equals("connectors")
                        && (path.get(2).equals("config")
                                || method.equals("PUT") && path.get(2).equals("resume"));
            default -> false;
        };
    }

    /**
     * Reads such a request.
     *
     * @param current the configuration that a connector has
     * @param stopped whether a connector is STOPPED: a new configuration does not change that
     * @return empty if the body is not what Connect expects: it says so itself
     */
    static Optional<ConnectorRequest> read(
            String method,
            List<String> path,
            byte[] body,
            Function<String, Map<String, String>> current,
            Predicate<String> stopped) {
        if (path.get(path.size() - 1).equals("resume")) {
            return Optional.ofNullable(current.apply(path.get(1)))
                    .map(config -> new ConnectorRequest(path.get(1), config, true));
        }
        try {
            JsonNode json = JSON.readTree(body);
            boolean create = method.equals("POST");
            String name = create ? json.path("name").asText().trim() : path.get(1);
            Map<String, String> config = JSON.convertValue(create ? json.path("config") : json, TEXTS);
            if (config == null) {
                return Optional.empty();
            }
            boolean runs =
                    create ? !json.path("initial_state").asText().equalsIgnoreCase("STOPPED") : !stopped.test(name);
            return Optional.of(new ConnectorRequest(
                    name, method.equals("PATCH") ? patched(current.apply(name), config) : config, runs));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A property without a value is taken away. */
    private static Map<String, String> patched(Map<String, String> current, Map<String, String> patch) {
        Map<String, String> config = new HashMap<>(current);
        config.putAll(patch);
        config.values().removeIf(value -> value == null);
        return config;
    }
}
