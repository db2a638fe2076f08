package io.connectfargate.connect.advice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Distinguishes the two shapes of connector files: {@code {"name":…,"config":{…}}}, which POST accepts, and the configuration
 * alone, which PUT accepts. Connect responds to the wrong one with 500 and words of its JSON library.
 */
public final class BodyShape {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CURL =
            "curl -X %s -H 'Content-Type: application/json' --data @FILE http://WORKER:8083%s";

    private BodyShape() {}

    /**
     * Why a body has the wrong shape for its request.
     *
     * @param method POST for {@code /connectors}; PUT or PATCH for {@code /connectors/NAME/config}
     * @param path without a slash before it
     * @param body as it came in
     * @return one sentence with the command that works; empty if the shape is right, or the body is not JSON, which Connect reports
     */
    public static Optional<String> refusal(String method, String path, byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json == null || !json.isObject()) {
                return Optional.empty();
            }
            return method.equals("POST")
                    ? flat(json)
                    : wrapped(method, path, json).or(() -> nested(json));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> flat(JsonNode json) {
        if (json.has("config") || !json.has("connector.class")) {
            return json.path("config").isObject() ? nested(json.get("config")) : Optional.empty();
        }
        String name = json.path("name").isTextual() ? json.get("name").asText() : "NAME";
        return Optional.of(
                "POST /connectors expects {\"name\": …, \"config\": {…}}, but this body is the configuration alone."
                        + " Send the file as it is with " + CURL.formatted("PUT", "/connectors/" + name + "/config")
                        + ".");
    }

    private static Optional<String> wrapped(String method, String path, JsonNode json) {
        if (!json.path("config").isObject()) {
            return Optional.empty();
        }
        return Optional.of(method + " /" + path
                + " expects the configuration alone, but this body is wrapped in name and"
                + " config. A new connector: send the file as it is with " + CURL.formatted("POST", "/connectors")
                + ". An existing one: send the value of config, with jq .config FILE | "
                + CURL.formatted(method, "/" + path).replace("@FILE", "@-") + ".");
    }

    private static Optional<String> nested(JsonNode config) {
        return config.properties().stream()
                .filter(entry -> entry.getValue().isContainerNode())
                .map(Map.Entry::getKey)
                .findFirst()
                .map(key -> key + " has " + (config.get(key).isArray() ? "a list" : "an object")
                        + " for its value, but Connect accepts text only. Write a list as \"one,two\".");
    }
}
