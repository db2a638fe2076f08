package io.connectfargate.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All rounds of all variants, as a Markdown table of medians. */
final class ResultTable {
    private static final String NOTHING = "-";

    private final Map<String, List<Measurement>> rounds = new LinkedHashMap<>();

    /** Rows come in the order in which variants are first named. */
    ResultTable(List<Variant> variants) {
        variants.forEach(variant -> rounds.put(variant.name(), new ArrayList<>()));
    }

    /** To be called once for each variant in each round. */
    void add(Variant variant, Measurement measurement) {
        rounds.get(variant.name()).add(measurement);
    }

    /** One round's figures in a line. */
    static String line(Measurement measurement) {
        return String.format(
                Locale.ROOT,
                "%.0f MB/s, %.0f records/s, %.2f CPU s/GB, peak %.0f MB, latency p50 %.0f ms, p99 %.0f ms",
                measurement.megabytesPerSecond(),
                measurement.recordsPerSecond(),
                measurement.cpuSecondsPerGigabyte(),
                measurement.peakMegabytes(),
                measurement.latencyMillis(0.5),
                measurement.latencyMillis(0.99));
    }

    /** A ratio is the median of the ratios within each round, so that a change of load between rounds cancels out. */
    @Override
    public String toString() {
        return """
                | variant | records a round | MB/s | records/s | × off | × stock | CPU s/GB | × off | × stock | peak MB | p50 ms | p99 ms |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
                """ + rounds.keySet().stream().map(this::row).collect(Collectors.joining());
    }

    private String row(String variant) {
        ToDoubleFunction<Measurement> throughput = Measurement::megabytesPerSecond;
        ToDoubleFunction<Measurement> cpu = Measurement::cpuSecondsPerGigabyte;
        return String.join(
                        " | ",
                        "| " + variant,
                        median(variant, "%.0f", Measurement::records),
                        median(variant, "%.0f", throughput),
                        median(variant, "%.0f", Measurement::recordsPerSecond),
                        ratio(variant, Variant.OFF, throughput),
                        ratio(variant, Variant.STOCK, throughput),
                        median(variant, "%.2f", cpu),
                        ratio(variant, Variant.OFF, cpu),
                        ratio(variant, Variant.STOCK, cpu),
                        median(variant, "%.0f", Measurement::peakMegabytes),
                        median(variant, "%.0f", measurement -> measurement.latencyMillis(0.5)),
                        median(variant, "%.0f", measurement -> measurement.latencyMillis(0.99)))
                + " |\n";
    }

    private String median(String variant, String format, ToDoubleFunction<Measurement> figure) {
        double[] values = rounds.get(variant).stream().mapToDouble(figure).toArray();
        return String.format(Locale.ROOT, format, median(values));
    }

    private String ratio(String variant, String base, ToDoubleFunction<Measurement> figure) {
        List<Measurement> above = rounds.get(variant);
        List<Measurement> below = rounds.get(base);
        if (below == null) {
            return NOTHING;
        }
        double[] ratios = IntStream.range(0, above.size())
                .mapToDouble(i -> figure.applyAsDouble(above.get(i)) / figure.applyAsDouble(below.get(i)))
                .toArray();
        return String.format(Locale.ROOT, "%.2f", median(ratios));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
