package io.connectfargate.connect.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of {@code docs/metrics.md}: what a worker has to show. */
final class MetricsDocument {
    private static final Path FILE = Path.of("../docs/metrics.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| (counter|gauge|summary) \\| ([^|]*) \\| [^|]+ \\|$");

    /** The section about workers with many partitions, which have these instead. */
    private static final Pattern ABOVE_THE_LIMIT = Pattern.compile("(?ms)^## Above 500 partitions$.*?(?=^## )");

    private MetricsDocument() {}

    /**
     * Reads the tables.
     *
     * @return metric to its type and the names of its labels, for example {@code gauge [area]}
     */
    static Map<String, String> expected() throws IOException {
        return rows(ABOVE_THE_LIMIT.matcher(Files.readString(FILE)).replaceAll(""));
    }

    /** Reads the table of what is by topic then. */
    static Map<String, String> expectedAboveTheLimit() throws IOException {
        return rows(ABOVE_THE_LIMIT
                .matcher(Files.readString(FILE))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining()));
    }

    private static Map<String, String> rows(String text) {
        return ROW.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), MetricsDocument::typeAndLabels, (a, b) -> a + " and " + b, TreeMap::new));
    }

    private static String typeAndLabels(MatchResult row) {
        Set<String> labels = CODE.matcher(row.group(3))
                .results()
                .map(label -> label.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        return row.group(2) + " " + labels;
    }
}
