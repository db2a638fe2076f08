package io.connectfargate.migration.parity;

import io.connectfargate.migration.parity.Level.Kind;
import io.connectfargate.migration.parity.PartitionParity.Result;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What a run has found, in one line that says how far it holds.
 *
 * @param passed whether nothing is wrong as far as was compared
 */
record Verdict(String line, boolean passed) {
    static Verdict of(Kind kind, List<PartitionParity> partitions, NotCovered notCovered) {
        if (partitions.isEmpty()) {
            return failed("NOT VERIFIED: there is no partition to compare.");
        }
        List<PartitionParity> different = partitions.stream()
                .filter(parity -> parity.is(Result.DIFFERENT))
                .toList();
        if (!different.isEmpty()) {
            return failed("DIFFERENT: " + first(different, partitions));
        }
        if (notCovered.hanging() > 0) {
            return failed(text(
                    "NOT VERIFIED: in %,d of %,d partitions a transaction hangs, the first is %s: what lies behind it cannot"
                            + " be compared until it is aborted.",
                    notCovered.hanging(), partitions.size(), notCovered.firstHanging()));
        }
        List<PartitionParity> unknown =
                partitions.stream().filter(parity -> !parity.isSame()).toList();
        if (!unknown.isEmpty()) {
            return failed("NOT VERIFIED: not decided for " + first(unknown, partitions));
        }
        return isNothingCompared(kind, partitions)
                ? failed("NOT VERIFIED: nothing could be compared" + notCompared(partitions) + ".")
                : new Verdict(fine(kind, partitions), true);
    }

    private static Verdict failed(String line) {
        return new Verdict(line, false);
    }

    private static String first(List<PartitionParity> some, List<PartitionParity> all) {
        return text(
                "%,d of %,d partitions, the first is %s (%s).",
                some.size(), all.size(), some.get(0).name(), some.get(0).problem());
    }

    /** There are records, and none of them had to have arrived: their absence on the target would be no difference. */
    private static boolean isNothingCompared(Kind kind, List<PartitionParity> partitions) {
        return kind != Kind.COUNTS
                && sum(partitions, PartitionParity::records) == 0
                && sum(partitions, PartitionParity::left) + sum(partitions, PartitionParity::held) > 0;
    }

    private static String fine(Kind kind, List<PartitionParity> partitions) {
        long records = sum(partitions, PartitionParity::records);
        String later = notCompared(partitions);
        return switch (kind) {
            case COUNTS ->
                text(
                        "COUNTED: %,d partitions have their copy%s. Records were not compared: use --full.",
                        partitions.size(), later);
            case SAMPLE ->
                text(
                        "SAMPLED: %,d records of %,d partitions are the same%s. The others were not compared: use --full.",
                        records, partitions.size(), later);
            case FULL ->
                text("VERIFIED: %,d records of %,d partitions are the same%s.", records, partitions.size(), later);
        };
    }

    /** What the line is not about; empty if it is about all that the source has. */
    private static String notCompared(List<PartitionParity> partitions) {
        long left = sum(partitions, PartitionParity::left);
        long held = sum(partitions, PartitionParity::held);
        long behind = partitions.stream().filter(parity -> parity.held() > 0).count();
        String waiting = left == 0 ? "" : text(", %,d offsets are still to be copied", left);
        return held == 0
                ? waiting
                : waiting
                        + text(
                                ", %,d offsets behind open transactions of the source (%,d partitions) are not compared",
                                held, behind);
    }

    private static long sum(List<PartitionParity> partitions, ToLongFunction<PartitionParity> of) {
        return partitions.stream().mapToLong(of).sum();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
