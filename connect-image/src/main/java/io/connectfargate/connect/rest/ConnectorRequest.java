package io.connectfargate.connect.rest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.connect.runtime.rest.entities.CreateConnectorRequest;

/**
 * A request that brings a connector's configuration, or has it run again.
 *
 * @param name of the connector
 * @param config as it came in, as a patch would leave it, or as it is for a connector that is resumed
 * @param runs whether the connector would run then: one that is created STOPPED, is STOPPED, or is only validated would not
 */
record ConnectorRequest(String name, Map<String, String> config, boolean runs) {
    /** As Connect reads it, from the same bytes into the same types: what is judged is what Connect accepts. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    /** Whether a request is one. */
    static boolean is(Endpoint endpoint) {
        return switch (endpoint) {
            case CREATE, CONFIGURE, PATCH, RESUME, VALIDATE -> true;
            default -> false;
        };
    }

    /**
     * Reads such a request.
     *
     * @param target the connector that the path names, or the plugin
     * @param current the configuration that a connector has
     * @param stopped whether a connector is STOPPED: a new configuration does not change that
     * @return empty if the body is not what Connect expects: it says so itself
     */
    static Optional<ConnectorRequest> read(
            Endpoint endpoint,
            String target,
            byte[] body,
            Function<String, Map<String, String>> current,
            Predicate<String> stopped) {
        try {
            if (endpoint == Endpoint.RESUME) {
                return Optional.ofNullable(current.apply(target))
                        .map(config -> new ConnectorRequest(target, config, true));
            }
            if (endpoint == Endpoint.CREATE) {
                return created(JSON.readValue(body, CreateConnectorRequest.class));
            }
            Map<String, String> config = JSON.readValue(body, TEXTS);
            if (config == null) {
                return Optional.empty();
            }
            return Optional.of(
                    switch (endpoint) {
                        case PATCH ->
                            new ConnectorRequest(target, patched(current.apply(target), config), !stopped.test(target));
                        case VALIDATE -> new ConnectorRequest(config.getOrDefault("name", target), config, false);
                        default -> new ConnectorRequest(target, config, !stopped.test(target));
                    });
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<ConnectorRequest> created(CreateConnectorRequest request) {
        if (request == null || request.config() == null) {
            return Optional.empty();
        }
        String name = request.name() == null ? "" : request.name().trim();
        boolean runs = request.initialState() != CreateConnectorRequest.InitialState.STOPPED;
        return Optional.of(new ConnectorRequest(name, request.config(), runs));
    }

    /** A property without a value is removed. */
    private static Map<String, String> patched(Map<String, String> current, Map<String, String> patch) {
        Map<String, String> config = new HashMap<>(current);
        config.putAll(patch);
        config.values().removeIf(value -> value == null);
        return config;
    }
}
