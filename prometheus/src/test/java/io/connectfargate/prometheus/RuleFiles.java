package io.connectfargate.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rules of the image, and promtool's unit tests for them. */
final class RuleFiles {
    static final Path RULES = Path.of("src/main/jib/etc/prometheus/rules");
    static final Path TESTS = Path.of("src/test/promtool");

    private RuleFiles() {}

    /** Every file of a folder, in no order. */
    static List<Path> files(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.yml")) {
            return StreamSupport.stream(files.spliterator(), false).toList();
        }
    }

    /** Every rule that is of a kind: {@code alert} or {@code record}. */
    static List<JsonNode> rules(String kind) throws IOException {
        return contents(RULES).stream()
                .flatMap(file -> stream(file.path("groups")))
                .flatMap(group -> stream(group.path("rules")))
                .filter(rule -> rule.has(kind))
                .toList();
    }

    /** Every check that is of a kind: {@code alert_rule_test} or {@code promql_expr_test}. */
    static List<JsonNode> checks(String kind) throws IOException {
        return contents(TESTS).stream()
                .flatMap(file -> stream(file.path("tests")))
                .flatMap(test -> stream(test.path(kind)))
                .toList();
    }

    private static List<JsonNode> contents(Path folder) throws IOException {
        YAMLMapper yaml = new YAMLMapper(new YAMLFactory());
        List<JsonNode> contents = new ArrayList<>();
        for (Path file : files(folder)) {
            contents.add(yaml.readTree(file.toFile()));
        }
        return contents;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
