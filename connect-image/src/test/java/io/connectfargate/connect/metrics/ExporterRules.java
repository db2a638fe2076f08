package io.connectfargate.connect.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules file as a tree. */
record ExporterRules(JsonNode file) {
    private static final Pattern ABOVE_THE_LIMIT = Pattern.compile("type=Replication,.*><(Topics|CheckpointedTopics)>");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static ExporterRules read() throws IOException {
        return new ExporterRules(YAML.readTree(AgentJvm.RULES.toFile()));
    }

    /** The rules that make a metric. */
    List<JsonNode> exporting() {
        return all().stream()
                .filter(rule -> !rule.get("name").asText().isEmpty())
                .toList();
    }

    /** Every rule, those that drop attributes included. */
    List<JsonNode> all() {
        List<JsonNode> rules = new ArrayList<>();
        file.get("rules").forEach(rules::add);
        return rules;
    }

    /** One name per rule that a worker with few partitions needs, as {@link #writeNamingThemselves} uses it. */
    List<String> identitiesUpToTheLimit() {
        return exporting().stream()
                .filter(rule ->
                        !ABOVE_THE_LIMIT.matcher(rule.get("pattern").asText()).find())
                .map(ExporterRules::identity)
                .toList();
    }

    void write(Path target) throws IOException {
        YAML.writeValue(target.toFile(), file);
    }

    /** Writes the rules so that each series says by a label {@code rule} which of them it came from. */
    void writeNamingThemselves(Path target) throws IOException {
        ExporterRules copy = new ExporterRules(file.deepCopy());
        copy.exporting()
                .forEach(rule -> ((ObjectNode) rule)
                        .withObjectProperty("labels")
                        .put("rule", Matcher.quoteReplacement(identity(rule))));
        copy.write(target);
    }

    private static String identity(JsonNode rule) {
        return rule.get("name").asText() + " "
                + Integer.toHexString(rule.get("pattern").asText().hashCode());
    }
}
