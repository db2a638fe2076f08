package io.connectfargate.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.metrics.Scrape.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prometheus's rules over the series of a real worker: what would fire if they stayed like this for half an hour. Evaluated by
 * promtool, which needs neither a server nor the half hour.
 */
record FiringAlerts(Path folder, Path promtool) {
    private static final Path RULES = Path.of("../prometheus/src/main/jib/etc/prometheus/rules");
    private static final Path PROGRAMS = Path.of("../base-image/target/promtool/newest/promtool");
    private static final Pattern READ =
            Pattern.compile("kafka_connect_(ledger_.+|target_reject.+|connector_status|cluster_access)");

    /** @param folder for the file that promtool reads */
    static FiringAlerts in(Path folder) {
        assertThat(Files.isExecutable(PROGRAMS))
                .as("%s is missing: run base-image/fetch-promtool.sh, or ./test.sh", PROGRAMS)
                .isTrue();
        return new FiringAlerts(folder, PROGRAMS.toAbsolutePath());
    }

    /**
     * Fails if others than these fire, or not all of these.
     *
     * @param alerts that are compared
     * @param expected such as {@code RecordsLost late orders}: alert, connector and topic
     */
    void assertFiring(Scrape scrape, Collection<String> alerts, Set<String> expected)
            throws IOException, InterruptedException {
        Path test = folder.resolve("firing-test.yml");
        Files.writeString(test, document(scrape, alerts, expected));
        Process process = new ProcessBuilder(promtool.toString(), "test", "rules", test.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static String document(Scrape scrape, Collection<String> alerts, Set<String> expected) {
        String series = scrape.series().stream()
                .filter(one -> READ.matcher(one.name()).matches())
                .map(FiringAlerts::series)
                .collect(Collectors.joining());
        return """
                rule_files: [%s]
                evaluation_interval: 1m
                tests:
                  - interval: 1m
                    input_series:
                %s
                    promql_expr_test:
                      - expr: group by (alertname, connector, topic) (ALERTS{alertstate="firing", alertname=~"%s"})
                        eval_time: 30m
                        exp_samples:
                %s
                """.formatted(
                        rules(),
                        series,
                        String.join("|", alerts),
                        expected.isEmpty()
                                ? "          []"
                                : expected.stream().map(FiringAlerts::sample).collect(Collectors.joining()));
    }

    private static String rules() {
        return Stream.of("recording.yml", "alerts-replication.yml", "alerts-ledger.yml")
                .map(file -> "'" + RULES.resolve(file).toAbsolutePath().normalize() + "'")
                .collect(Collectors.joining(", "));
    }

    private static String series(Series one) {
        String labels = one.labels().entrySet().stream()
                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                .collect(Collectors.joining(","));
        return """
                      - series: '%s{job="kafka-connect",instance="worker:3600"%s}'
                        values: '%sx40'
                """.formatted(one.name(), labels.isEmpty() ? "" : "," + labels, one.value());
    }

    private static String sample(String alert) {
        List<String> parts = List.of((alert + " - -").split(" "));
        StringBuilder labels = new StringBuilder("alertname=\"" + parts.get(0) + "\"");
        if (!parts.get(1).equals("-")) {
            labels.append(",connector=\"").append(parts.get(1)).append('"');
        }
        if (!parts.get(2).equals("-")) {
            labels.append(",topic=\"").append(parts.get(2)).append('"');
        }
        return """
                          - { labels: '{%s}', value: 1 }
                """.formatted(labels);
    }
}
