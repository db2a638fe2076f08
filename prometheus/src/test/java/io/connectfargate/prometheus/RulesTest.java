package io.connectfargate.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What promtool does not check: that the rules, their tests, the runbook and the list of metrics fit together. */
class RulesTest {
    private static final Path RUNBOOK = Path.of("../docs/runbook.md");
    private static final Path METRICS = Path.of("../docs/metrics.md");
    /** A whole name, so that what a recorded one has in its middle is not found. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9_:]*");

    /** The deadman's: it always fires, and wakes nobody. */
    private static final String ALWAYS = "Watchdog";

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern WORKERS = Pattern.compile("(kafka|jvm|process|os|jmx)_.*");

    @Test
    void everyAlertSaysWhatToDo() throws IOException {
        // When
        List<JsonNode> alerts = RuleFiles.rules("alert");

        // Then
        assertThat(alerts).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").asText())
                    .isIn(name(alert).equals(ALWAYS) ? List.of("none") : List.of("critical", "warning"));
            assertThat(alert.at("/annotations").properties())
                    .as(name(alert))
                    .extracting(annotation -> annotation.getKey())
                    .containsExactly("summary", "description", "runbook_url");
            assertThat(alert.at("/annotations"))
                    .as(name(alert))
                    .allSatisfy(text -> assertThat(text.asText()).isNotBlank());
        });
    }

    @Test
    void everyAlertHasItsSectionInTheRunbook() throws IOException {
        // Given
        List<String> headings = headings();

        // When
        List<JsonNode> alerts = RuleFiles.rules("alert");

        // Then
        assertThat(headings)
                .containsAll(alerts.stream().map(RulesTest::name).toList())
                .doesNotHaveDuplicates();
        assertThat(alerts)
                .allSatisfy(
                        alert -> assertThat(alert.at("/annotations/runbook_url").asText())
                                .isEqualTo("docs/runbook.md#" + name(alert).toLowerCase(Locale.ROOT)));
    }

    @Test
    void everySectionOfTheRunbookHasItsAlert() throws IOException {
        // When
        Stream<String> sections = headings().stream().filter(heading -> !heading.contains(" "));

        // Then
        assertThat(sections)
                .containsExactlyInAnyOrderElementsOf(
                        RuleFiles.rules("alert").stream().map(RulesTest::name).toList());
    }

    @Test
    void everyLinkWithinTheRunbookLeadsToASection() throws IOException {
        // When
        Stream<String> links = matches(Pattern.compile("\\(#([^)]+)\\)"), Files.readString(RUNBOOK));

        // Then
        assertThat(links)
                .isNotEmpty()
                .isSubsetOf(headings().stream()
                        .map(heading -> heading.toLowerCase(Locale.ROOT).replace(' ', '-'))
                        .toList());
    }

    @Test
    void everyAlertIsSeenFiringAndSilent() throws IOException {
        // When
        List<String> alerts =
                RuleFiles.rules("alert").stream().map(RulesTest::name).toList();

        // Then
        assertThat(seen(check -> !check.path("exp_alerts").isEmpty()))
                .as("seen firing")
                .containsExactlyInAnyOrderElementsOf(alerts);
        assertThat(seen(check -> check.path("exp_alerts").isEmpty()))
                .as("seen not firing")
                .containsExactlyInAnyOrderElementsOf(
                        alerts.stream().filter(name -> !name.equals(ALWAYS)).toList());
    }

    @Test
    void everyRecordedSeriesIsCheckedForItsValues() throws IOException {
        // When
        Set<String> checked = RuleFiles.checks("promql_expr_test").stream()
                .filter(check -> !check.path("exp_samples").isEmpty())
                .flatMap(check -> names(check))
                .collect(Collectors.toSet());

        // Then
        assertThat(checked).containsAll(recorded());
    }

    @Test
    void everyMetricIsListedOrRecorded() throws IOException {
        // Given
        Set<String> known = recorded();
        matches(Pattern.compile("\\| `(\\w+)` \\|"), Files.readString(METRICS)).forEach(known::add);

        // When
        Set<String> used = Stream.concat(RuleFiles.rules("alert").stream(), RuleFiles.rules("record").stream())
                .flatMap(RulesTest::names)
                .filter(name -> name.contains(":") || WORKERS.matcher(name).matches())
                .collect(Collectors.toSet());

        // Then
        assertThat(used).isNotEmpty().isSubsetOf(known);
    }

    private static Set<String> seen(Predicate<JsonNode> outcome) throws IOException {
        return RuleFiles.checks("alert_rule_test").stream()
                .filter(outcome)
                .map(check -> check.path("alertname").asText())
                .collect(Collectors.toSet());
    }

    private static Set<String> recorded() throws IOException {
        return RuleFiles.rules("record").stream()
                .map(rule -> rule.path("record").asText())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The names in an expression, without what stands in texts. */
    private static Stream<String> names(JsonNode rule) {
        return NAME.matcher(TEXT.matcher(rule.path("expr").asText()).replaceAll(""))
                .results()
                .map(match -> match.group());
    }

    private static String name(JsonNode alert) {
        return alert.path("alert").asText();
    }

    private static List<String> headings() throws IOException {
        return matches(Pattern.compile("(?m)^## (.+)$"), Files.readString(RUNBOOK))
                .toList();
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }
}
