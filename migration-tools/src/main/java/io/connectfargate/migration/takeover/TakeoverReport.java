package io.connectfargate.migration.takeover;

import io.connectfargate.migration.output.OutputOptions;
import io.connectfargate.migration.output.Table;
import io.connectfargate.migration.takeover.StartOffset.Evidence;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What was found and done, for people and for machines. */
record TakeoverReport(OutputOptions output) {
    /** The worst first. */
    private static final List<Evidence> ORDER = List.of(
            Evidence.REJECTED, Evidence.NOT_COMPARED, Evidence.CORRECTED, Evidence.NOT_COPIED, Evidence.CONFIRMED);

    /**
     * Prints a run.
     *
     * @param written how many partitions have an offset in Connect now
     * @param state of the connector, such as stopped; null if it was not created
     * @param problems why nothing was written
     */
    void print(TakeoverPlan plan, int written, String state, List<String> problems) {
        if (output.isJson()) {
            output.printJson(document(plan, written, state, problems));
            return;
        }
        output.print(table(plan));
        output.out().println(summary(plan));
        if (!plan.leftOut().isEmpty()) {
            output.out()
                    .println("Left out, since the connector does not copy them: " + String.join(", ", plan.leftOut())
                            + ".");
        }
        if (state != null) {
            output.out()
                    .println("Stored and read back: offsets of " + written + " partitions. Connector "
                            + plan.connector() + " is " + state + ".");
        }
        output.out().flush();
        plan.warnings().forEach(output.err()::println);
        problems.forEach(output.err()::println);
        output.err().flush();
    }

    /** Prints why there is no plan. */
    void printProblems(List<String> problems) {
        if (output.isJson()) {
            output.printJson(Map.of("problems", problems));
        } else {
            problems.forEach(output.err()::println);
            output.err().flush();
        }
    }

    private static Table table(TakeoverPlan plan) {
        Table table = new Table("PARTITION", ">STORED", ">BEGINS AT", "EVIDENCE", "REASON");
        plan.starts().stream()
                .sorted(Comparator.comparingInt(start -> ORDER.indexOf(start.evidence())))
                .forEach(start -> table.row(
                        start.partition(),
                        cell(start.stored()),
                        cell(start.next()),
                        text(start.evidence()),
                        start.reason()));
        return table;
    }

    private static String summary(TakeoverPlan plan) {
        Map<Evidence, Integer> counts = new EnumMap<>(Evidence.class);
        plan.starts().forEach(start -> counts.merge(start.evidence(), 1, Integer::sum));
        String numbers = ORDER.stream()
                .map(evidence -> counts.containsKey(evidence) ? counts.get(evidence) + " " + text(evidence) : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return plan.starts().size() + " partitions" + (numbers.isEmpty() ? "" : ": " + numbers) + ".";
    }

    private static Map<String, Object> document(TakeoverPlan plan, int written, String state, List<String> problems) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tool", plan.tool().label());
        document.put("connector", plan.connector());
        document.put("state", state);
        document.put("written", written);
        document.put(
                "partitions",
                plan.starts().stream().map(TakeoverReport::document).toList());
        document.put("leftOut", plan.leftOut());
        document.put("skippedRecords", plan.skipped());
        document.put("warnings", plan.warnings());
        document.put("problems", problems);
        return document;
    }

    private static Map<String, Object> document(StartOffset start) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("topic", start.partition().topic());
        document.put("partition", start.partition().partition());
        document.put("stored", number(start.stored()));
        document.put("next", number(start.next()));
        document.put("evidence", start.evidence());
        document.put("reason", start.reason());
        return document;
    }

    private static Long number(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static String cell(OptionalLong value) {
        return value.isPresent() ? String.valueOf(value.getAsLong()) : "-";
    }

    private static String text(Evidence evidence) {
        return evidence.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
