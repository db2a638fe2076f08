package io.connectfargate.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueriesTest {
    private static final Path CONTRACT = Path.of("../docs/metrics.md");
    private static final Path RULES = Path.of("../prometheus/src/main/jib/etc/prometheus/rules");
    private static final Pattern METRIC_IN_CONTRACT =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| (?:counter|gauge|summary) ");
    /** What Prometheus itself adds for each target. */
    private static final Set<String> OF_EVERY_TARGET =
            Set.of("up", "scrape_duration_seconds", "scrape_samples_scraped");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)\\}?");
    private static final Pattern PICK =
            Pattern.compile("(?<drawn>.*) and (?:top|bottom)k\\((?<lines>\\d+), (?<picked>.*)\\)");
    private static final Pattern CHOSEN = Pattern.compile(
            "\\b(source|destination|target|topic|connector|group|instance)\\s*(=~?|!=|!~)\\s*\"([^\"]*)\"");

    @ParameterizedTest
    @MethodSource("io.connectfargate.grafana.Dashboard#all")
    void asksOnlyForWhatWorkersShowAndRulesRecord(Dashboard dashboard) throws IOException {
        // Given
        Set<String> known = new HashSet<>(OF_EVERY_TARGET);
        METRIC_IN_CONTRACT
                .matcher(Files.readString(CONTRACT))
                .results()
                .map(row -> row.group(1))
                .forEach(known::add);
        known.addAll(recorded());

        // Then
        assertThat(dashboard.queries()).isNotEmpty().allSatisfy(query -> {
            Set<String> metrics = PromQl.metrics(query);
            assertThat(metrics).isNotEmpty();
            metrics.removeAll(known);
            assertThat(metrics)
                    .as("neither in docs/metrics.md nor recorded by a rule")
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("io.connectfargate.grafana.Dashboard#all")
    void usesTheVariablesItHas(Dashboard dashboard) {
        // Given
        Set<String> declared = dashboard.variables().stream()
                .map(variable -> variable.path("name").asText())
                .collect(Collectors.toSet());

        Set<String> used = Stream.concat(dashboard.queries().stream(), Stream.of("${datasource}"))
                .flatMap(query -> VARIABLE.matcher(query).results())
                .map(found -> found.group(1))
                .filter(name -> !name.startsWith("__"))
                .collect(Collectors.toSet());

        // Then
        assertThat(used).isEqualTo(declared).contains("datasource", "connector");
    }

    @ParameterizedTest
    @MethodSource("io.connectfargate.grafana.Dashboard#all")
    void letsChooseFromWhatIsThere(Dashboard dashboard) {
        // Then
        assertThat(dashboard.variables())
                .filteredOn(variable -> "query".equals(variable.path("type").asText()))
                .isNotEmpty()
                .allSatisfy(variable -> {
                    assertThat(variable.at("/datasource/uid").asText()).isEqualTo("${datasource}");
                    assertThat(variable.at("/query/query").asText()).startsWith("label_values(");
                    assertThat(variable.path("includeAll").asBoolean()).isTrue();
                    assertThat(variable.path("multi").asBoolean()).isTrue();
                });
    }

    @ParameterizedTest
    @MethodSource("io.connectfargate.grafana.Dashboard#all")
    void namesNoTopicConnectorOrClusterOfItsOwn(Dashboard dashboard) {
        // Given
        Stream<MatchResult> chosen = dashboard.queries().stream()
                .flatMap(query -> CHOSEN.matcher(query).results());

        // Then
        assertThat(chosen.map(MatchResult::group))
                .isNotEmpty()
                .allMatch(matcher -> matcher.matches("\\w+=~\"\\$\\w+\""));
    }

    @ParameterizedTest
    @MethodSource("io.connectfargate.grafana.Dashboard#all")
    void picksOnceForTheWholeTimeRange(Dashboard dashboard) {
        // Given
        List<String> picks = dashboard.charts().stream()
                .flatMap(Panel::rangeQueries)
                .map(Query::expression)
                .filter(expression -> expression.matches(".*\\b(top|bottom)k\\b.*"))
                .toList();

        // Then
        assertThat(picks).isNotEmpty().allSatisfy(expression -> {
            Matcher parts = PICK.matcher(expression);
            assertThat(parts.matches())
                    .as("has the form X and topk(N, X @ end())")
                    .isTrue();
            assertThat(parts.group("picked").replace(" @ end()", "")).isEqualTo(parts.group("drawn"));
            assertThat(parts.group("picked"))
                    .as("checks the end only")
                    .contains(" @ end()")
                    .doesNotContainPattern("\\}(\\[[^]]*])?(?!\\[| @ end\\(\\))");
        });
    }

    @ParameterizedTest
    @MethodSource("io.connectfargate.grafana.Dashboard#all")
    void drawsFewLinesHoweverManyTopicsAndTasksThereAre(Dashboard dashboard) {
        // Given
        List<Query> queries = dashboard.charts().stream()
                .filter(panel -> "timeseries".equals(panel.type()))
                .flatMap(Panel::rangeQueries)
                .filter(query -> query.legend().matches(".*\\{\\{(topic|partition|group|task|clientId)}}.*"))
                .toList();

        // Then
        assertThat(queries).isNotEmpty().allSatisfy(query -> {
            Matcher parts = PICK.matcher(query.expression());
            assertThat(parts.matches()).as("picks some").isTrue();
            assertThat(Integer.parseInt(parts.group("lines"))).isLessThanOrEqualTo(20);
        });
    }

    @Test
    void leavesTopicsOfPausedConnectorsAloneWhereNothingMoves() {
        // Given
        Dashboard dashboard = Dashboard.read(Dashboard.MIGRATION);

        // Then
        assertThat(dashboard.queries())
                .filteredOn(
                        query -> query.contains(":rate5m") && query.contains("== 0)") || query.contains("== bool 0"))
                .hasSize(3)
                .allSatisfy(query -> assertThat(query)
                        .contains("and on (connector) kafka_connect_connector_status{status=\"running\"}"));
    }

    @Test
    void countsWhatWasGivenUpAndNotWhatARetryMended() {
        // Given
        Panel failed = Dashboard.read(Dashboard.WORKERS).charts().stream()
                .filter(panel -> panel.toString().startsWith("Records that failed in an hour"))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(failed.expressions()).singleElement().satisfies(query -> {
            assertThat(PromQl.metrics(query))
                    .containsExactly(
                            "kafka_connect_task_error_record_errors_total", "kafka_producer_record_error_total");
            assertThat(query.split(" \\+ ")).as("none hides another").allMatch(part -> part.endsWith("or vector(0))"));
        });
    }

    private static List<String> recorded() throws IOException {
        try (Stream<Path> files = Files.list(RULES)) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .flatMap(file -> rules(file).findValuesAsText("record").stream())
                    .toList();
        }
    }

    private static JsonNode rules(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(file + " can't be read: " + e.getMessage(), e);
        }
    }
}
