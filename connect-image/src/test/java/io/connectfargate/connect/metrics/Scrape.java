package io.connectfargate.connect.metrics;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One answer of an exporter, in Prometheus' text format.
 *
 * @param bytes size of the answer as sent without compression
 * @param types metric family to counter, gauge, …
 * @param series every line with a value, in the order sent
 */
record Scrape(int bytes, Map<String, String> types, List<Series> series) {
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\",?");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");

    /** One value with its name and labels, escapes of the text format left as sent. */
    record Series(String name, Map<String, String> labels, double value) {
        private static Series of(MatchResult line) {
            Map<String, String> labels = new TreeMap<>();
            Matcher label = LABEL.matcher(line.group(2) == null ? "" : line.group(2));
            while (label.lookingAt()) {
                labels.put(label.group(1), label.group(2));
                label.region(label.end(), label.regionEnd());
            }
            if (label.regionStart() != label.regionEnd()) {
                throw new IllegalArgumentException("Not a list of labels: " + line.group(2));
            }
            return new Series(line.group(1), labels, number(line.group(3)));
        }

        private static double number(String text) {
            return switch (text) {
                case "+Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        }
    }

    /**
     * Reads an answer.
     *
     * @throws IllegalArgumentException if a line is neither a comment nor a sample
     */
    static Scrape of(String text) {
        Map<String, String> types = TYPE.matcher(text)
                .results()
                .collect(Collectors.toMap(r -> r.group(1), r -> r.group(2), (a, b) -> a + " and " + b, TreeMap::new));
        List<Series> series = text.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(Scrape::parse)
                .toList();
        return new Scrape(text.getBytes(StandardCharsets.UTF_8).length, types, series);
    }

    /** All series of a name, which for a counter ends in {@code _total}. */
    List<Series> of(String name, Map<String, String> labels) {
        return series.stream()
                .filter(s -> s.name().equals(name))
                .filter(s -> s.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    /** Name of a series to type and label names, such as {@code gauge [source, topic]}. */
    Map<String, String> typesAndLabels() {
        Map<String, String> found = new TreeMap<>();
        for (Series one : series) {
            String family =
                    types.containsKey(one.name()) ? one.name() : one.name().replaceAll("_(count|sum)$", "");
            found.merge(
                    one.name(),
                    types.get(family) + " " + new TreeSet<>(one.labels().keySet()),
                    (a, b) -> a.equals(b) ? a : a + " and " + b);
        }
        return found;
    }

    private static Series parse(String line) {
        Matcher matcher = SAMPLE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a sample: " + line);
        }
        return Series.of(matcher.toMatchResult());
    }
}
