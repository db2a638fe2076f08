package io.connectfargate.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A dashboard as it is in git.
 *
 * @param file its name in this module's folder
 * @param json what it holds
 */
record Dashboard(String file, JsonNode json) {
    static final String MIGRATION = "MM2-dashboard-1.json";
    static final String WORKERS = "connect-workers.json";

    static Dashboard read(String file) {
        try {
            return new Dashboard(file, new ObjectMapper().readTree(Path.of(file).toFile()));
        } catch (IOException e) {
            throw new IllegalStateException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    static Stream<Dashboard> all() {
        return Stream.of(MIGRATION, WORKERS).map(Dashboard::read);
    }

    List<Panel> panels() {
        return elements(json.path("panels")).map(Panel::new).toList();
    }

    /** The panels that show data: all but the rows. */
    List<Panel> charts() {
        return panels().stream().filter(panel -> !"row".equals(panel.type())).toList();
    }

    List<JsonNode> variables() {
        return elements(json.path("templating").path("list")).toList();
    }

    /** What is sent to Prometheus: the panels' expressions and the variables' queries. */
    List<String> queries() {
        return Stream.concat(
                        charts().stream().flatMap(panel -> panel.expressions().stream()),
                        variables().stream()
                                .map(variable ->
                                        variable.path("query").path("query").asText())
                                .filter(query -> !query.isEmpty()))
                .toList();
    }

    @Override
    public String toString() {
        return file;
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
