package io.connectfargate.migration.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A connector as its configuration has it, references not resolved.
 *
 * @param name what Connect calls it, or the file's name
 * @param config its properties, which may hold secrets
 */
record Connector(String name, Map<String, String> config) {
    private static final String NAME = "name";
    private static final String CONFIG = "config";

    /**
     * Reads either form: the configuration alone, as {@code PUT} expects it, or name and config, as {@code POST} does.
     *
     * @param origin the file or URL, for the sentences
     * @param fallback the name, if the JSON has none
     */
    static Optional<Connector> of(JsonNode json, String origin, String fallback, InputErrors errors) {
        JsonNode properties = json.path(CONFIG).isObject() ? json.path(CONFIG) : json;
        if (!properties.isObject() || properties.isEmpty()) {
            errors.add(
                    origin,
                    "is no connector",
                    "a JSON object with the connector's properties, or with its name and config, as in"
                            + " Configuration/connectors");
            return Optional.empty();
        }
        Map<String, String> config = new TreeMap<>();
        properties.properties().forEach(property -> {
            if (property.getValue().isValueNode()) {
                config.put(property.getKey(), property.getValue().asText().strip());
            } else {
                errors.add(property.getKey() + " of " + origin, "is no text", "a value in quotes");
            }
        });
        String name = json.path(NAME).asText(config.getOrDefault(NAME, fallback));
        return Optional.of(new Connector(name, config));
    }

    /** Without the properties, which may hold secrets. */
    @Override
    public String toString() {
        return name;
    }
}
