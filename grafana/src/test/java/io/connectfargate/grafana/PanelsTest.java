package io.connectfargate.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PanelsTest {
    /** Those that Grafana 13 has, and that these dashboards need; "graph", "singlestat" and "table-old" are gone. */
    private static final Set<String> CURRENT_TYPES =
            Set.of("bargauge", "gauge", "row", "stat", "state-timeline", "table", "text", "timeseries");

    /** A clause that begins with what somebody is to do, as in "Above 0: check the log". */
    private static final Pattern ADVICE = Pattern.compile("(?:^|[.,:;] |\\b(?:and|or|[Ee]lse) )(?:"
            + "[Aa]dd|[Cc]heck|[Cc]hoose|[Cc]ompare|[Dd]ivide|[Ff]ind|[Gg]ive|[Ll]ook|[Ll]ower|[Mm]ove|[Rr]aise|[Rr]ead"
            + "|[Rr]emove|[Rr]estart|[Ss]ee|[Ss]top|[Ww]ait) ");

    private static final int WIDTH = 24;

    @ParameterizedTest
    @MethodSource("io.connectfargate.grafana.Dashboard#all")
    void saysWhatItShowsAndWhatToDo(Dashboard dashboard) {
        // Then
        assertThat(dashboard.charts())
                .allSatisfy(panel -> assertThat(panel.description())
                        .as(panel.toString())
                        .hasSizeGreaterThan(60)
                        .containsPattern(ADVICE));
    }

    @ParameterizedTest
    @MethodSource("io.connectfargate.grafana.Dashboard#all")
    void hasUnitAndTextForNoData(Dashboard dashboard) {
        // Then
        assertThat(dashboard.charts()).allSatisfy(panel -> {
            assertThat(panel.unit()).isNotEmpty();
            boolean neverEmpty = panel.expressions().stream().allMatch(query -> query.contains("or vector(0)"));
            assertThat(neverEmpty || !panel.defaults().path("noValue").asText().isEmpty())
                    .as("has noValue")
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("io.connectfargate.grafana.Dashboard#all")
    void usesCurrentTypesOnly(Dashboard dashboard) {
        // Then
        assertThat(dashboard.panels()).isNotEmpty().extracting(Panel::type).isSubsetOf(CURRENT_TYPES);
    }

    @ParameterizedTest
    @MethodSource("io.connectfargate.grafana.Dashboard#all")
    void takesDataFromTheChosenSource(Dashboard dashboard) {
        // Then
        assertThat(dashboard.charts()).allSatisfy(panel -> {
            assertThat(panel.json().at("/datasource/uid").asText()).isEqualTo("${datasource}");
            assertThat(panel.json().findValues("datasource")).hasSize(1);
            assertThat(panel.expressions()).isNotEmpty().doesNotContain("");
        });
    }

    @ParameterizedTest
    @MethodSource("io.connectfargate.grafana.Dashboard#all")
    void namesEachLine(Dashboard dashboard) {
        // Then
        assertThat(dashboard.charts())
                .filteredOn(panel -> "timeseries".equals(panel.type()))
                .allSatisfy(panel -> assertThat(panel.json().findValuesAsText("legendFormat"))
                        .hasSameSizeAs(panel.expressions())
                        .doesNotContain("", "__auto")
                        .as("topics of several sources may have one name")
                        .allMatch(legend -> !legend.contains("{{topic}}") || legend.contains("{{source}}")));
    }

    @ParameterizedTest
    @MethodSource("io.connectfargate.grafana.Dashboard#all")
    void hasUniqueNumbersAndTitles(Dashboard dashboard) {
        // Then
        assertThat(dashboard.panels())
                .extracting(panel -> panel.json().path("id").asInt())
                .doesNotContain(0)
                .doesNotHaveDuplicates();
        assertThat(dashboard.panels())
                .extracting(panel -> panel.json().path("title").asText())
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("io.connectfargate.grafana.Dashboard#all")
    void liesInTheGridWithoutOverlap(Dashboard dashboard) {
        // Given
        List<Panel> panels = dashboard.panels();

        // Then
        assertThat(panels).allSatisfy(panel -> {
            assertThat(panel.position("x")).isNotNegative();
            assertThat(panel.position("x") + panel.position("w")).isLessThanOrEqualTo(WIDTH);
            assertThat(panel.position("h")).isPositive();
            assertThat(panels.stream().filter(other -> other != panel).filter(panel::overlaps))
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("io.connectfargate.grafana.Dashboard#all")
    void isFoundAgainAndRefreshes(Dashboard dashboard) {
        // Given
        JsonNode json = dashboard.json();

        // Then
        assertThat(json.path("uid").asText()).matches("[a-z0-9-]{5,40}");
        assertThat(json.path("title").asText()).isNotEmpty();
        assertThat(json.path("tags").toString()).contains("kafka-connect-fargate");
        assertThat(json.path("links").findValuesAsText("type")).containsExactly("dashboards");
        assertThat(json.path("refresh").asText()).isEqualTo("30s");
        assertThat(json.path("schemaVersion").asInt()).isEqualTo(42);
        assertThat(json.has("id")).as("has the number of one Grafana").isFalse();
    }
}
