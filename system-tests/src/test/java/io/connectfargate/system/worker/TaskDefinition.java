package io.connectfargate.system.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * A file of {@code Configuration/ecs}, with its placeholders filled in.
 *
 * @param json what ECS is given
 */
record TaskDefinition(JsonNode json) {
    private static final Path FOLDER =
            Path.of(System.getProperty("connectors.dir")).resolveSibling("ecs");

    static TaskDefinition read(String name, Map<String, String> placeholders) throws IOException {
        String text = Files.readString(FOLDER.resolve(name + ".json"));
        for (var placeholder : placeholders.entrySet()) {
            text = text.replace(placeholder.getKey(), placeholder.getValue());
        }
        return new TaskDefinition(new ObjectMapper().readTree(text));
    }

    /** Its one container. */
    JsonNode container() {
        return json.path("containerDefinitions").path(0);
    }

    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        container()
                .path("environment")
                .forEach(variable -> environment.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return environment;
    }

    /** Where its volumes are mounted. */
    List<String> mounts() {
        return StreamSupport.stream(container().path("mountPoints").spliterator(), false)
                .map(mount -> mount.path("containerPath").asText())
                .toList();
    }

    /** What begins an event in CloudWatch. */
    Pattern eventBegin() {
        return Pattern.compile(container()
                .at("/logConfiguration/options/awslogs-multiline-pattern")
                .asText());
    }

    Set<Integer> ports() {
        Set<Integer> ports = new TreeSet<>();
        container()
                .path("portMappings")
                .forEach(mapping -> ports.add(mapping.path("containerPort").asInt()));
        return ports;
    }

    /** The command that ECS runs in the container, without the word that says how. */
    String[] healthCheck() {
        return StreamSupport.stream(
                        container().path("healthCheck").path("command").spliterator(), false)
                .skip(1)
                .map(JsonNode::asText)
                .toArray(String[]::new);
    }
}
