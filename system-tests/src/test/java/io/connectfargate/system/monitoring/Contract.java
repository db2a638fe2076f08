package io.connectfargate.system.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** That what is asked of Prometheus is there: all metrics and labels that rules and dashboards name. */
final class Contract {
    private final Prometheus prometheus;

    Contract(Prometheus prometheus) {
        this.prometheus = prometheus;
    }

    /** What the rules ask for in vain: a line for each. */
    List<String> problemsOfRules() {
        List<String> problems = new ArrayList<>();
        for (Prometheus.Rule rule : prometheus.rules()) {
            String place = rule.file() + ", " + rule.name();
            PromQl expression = prometheus.parse(rule.query());
            problems.addAll(missing(place, expression));
            if (!rule.alert() && prometheus.query(rule.name()).isEmpty()) {
                problems.add(place + " records nothing: " + rule.query());
            }
            boolean usual = expression.selectors().stream().allMatch(Selector::isUsual);
            if (rule.alert()
                    && usual
                    && prometheus.query(expression.unfiltered()).isEmpty()) {
                problems.add(place + " could never fire, no data for: " + expression.unfiltered());
            }
        }
        return problems;
    }

    /**
     * What a dashboard asks for in vain: a line for each.
     *
     * @param report what {@code render.js} writes, the queries as Grafana's libraries asked them
     */
    List<String> problemsOf(Path report) {
        List<String> problems = new ArrayList<>();
        for (JsonNode panel : read(report)) {
            for (JsonNode target : panel.path("queries")) {
                String place = "%s, \"%s\", %s"
                        .formatted(
                                report.getFileName(),
                                panel.path("title").asText(),
                                target.path("refId").asText());
                problems.addAll(
                        missing(place, prometheus.parse(target.path("query").asText())));
            }
        }
        return problems;
    }

    /** The queries of a dashboard that Prometheus has no answer to yet; {@code report} as for {@link #problemsOf}. */
    List<String> unanswered(Path report) {
        List<String> queries = new ArrayList<>();
        for (JsonNode panel : read(report)) {
            panel.path("queries")
                    .forEach(target -> queries.add(target.path("query").asText()));
        }
        queries.removeIf(query -> !prometheus.query(query).isEmpty());
        return queries;
    }

    private List<String> missing(String place, PromQl expression) {
        return expression.selectors().stream()
                .filter(Selector::isUsual)
                .map(Selector::expected)
                .distinct()
                .filter(selector -> !prometheus.hasSeen(selector.toString()))
                .map(selector -> place + " reads what is not there: " + selector)
                .toList();
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
