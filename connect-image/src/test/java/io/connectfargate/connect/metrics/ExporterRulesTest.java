package io.connectfargate.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExporterRulesTest {
    @Test
    void anchorsEveryPatternAtBothEnds() throws IOException {
        // When
        List<String> patterns = patterns(ExporterRules.read().exporting());

        // Then
        assertThat(patterns)
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(pattern)
                        .matches("\\^(kafka|io|java)\\\\\\..*")
                        .matches(".*(: |: \\(\\?!NaN\\)|\\$)"));
    }

    @Test
    void cachesExactlyTheRulesThatDoNotLookAtTheValue() throws IOException {
        // When
        List<JsonNode> rules = ExporterRules.read().exporting();

        // Then
        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.path("cache").asBoolean())
                        .as(rule.get("pattern").asText())
                        .isEqualTo(rule.get("pattern").asText().endsWith(": ")));
    }

    @Test
    void takesNoMoreThanOneKeyForALabel() throws IOException {
        // When
        List<String> patterns = patterns(ExporterRules.read().all());

        // Then
        assertThat(patterns)
                .allSatisfy(pattern ->
                        assertThat(pattern.replaceAll(": \\(\\.\\+\\)\\$$", "")).doesNotContain("(.+)", "(.*)", ".*"));
    }

    @Test
    void includesNoMBeanWithKeysThatNoRuleReads() throws IOException {
        // When
        JsonNode names = ExporterRules.read().file().get("includeObjectNames");

        // Then
        assertThat(names)
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(name.asText()).doesNotContain(",*").doesNotContain(":*"));
    }

    private static List<String> patterns(List<JsonNode> rules) {
        return rules.stream().map(rule -> rule.get("pattern").asText()).toList();
    }
}
