package io.connectfargate.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A container of a task definition.
 *
 * @param json as ECS describes it
 */
record Container(JsonNode json) {
    /** Its variables, without secrets. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        json.path("environment")
                .forEach(variable -> environment.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return environment;
    }

    /** Entry point and command. */
    List<String> command() {
        return Stream.of("entryPoint", "command")
                .flatMap(part -> StreamSupport.stream(json.path(part).spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }
}
