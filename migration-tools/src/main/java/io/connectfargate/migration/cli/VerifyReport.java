package io.connectfargate.migration.cli;

import io.connectfargate.migration.output.OutputOptions;
import io.connectfargate.migration.output.Table;
import io.connectfargate.migration.parity.Evidence;
import io.connectfargate.migration.parity.PartitionParity;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Prints what {@code migrate verify} has found: the worst partitions first, the verdict last. */
final class VerifyReport {
    private static final Comparator<PartitionParity> WORST_FIRST = Comparator.comparing(PartitionParity::isSame)
            .thenComparing(Comparator.comparingLong(PartitionParity::held).reversed())
            .thenComparing(Comparator.comparingLong(PartitionParity::left).reversed());

    private final OutputOptions output;

    VerifyReport(OutputOptions output) {
        this.output = output;
    }

    void print(Evidence found, Optional<Path> file) {
        if (output.isJson()) {
            output.printJson(found);
            return;
        }
        output.print(table(found));
        output.out().println("Not covered:");
        found.notCovered().forEach(sentence -> output.out().println("- " + sentence));
        file.ifPresent(path -> output.out().println("Evidence: " + path));
        output.out().println(found.verdict());
        output.out().flush();
    }

    private static Table table(Evidence found) {
        Table table = new Table(
                "PARTITION",
                "COMPARED",
                ">SAME",
                ">MISSING",
                ">TWICE",
                ">REORDERED",
                ">FOREIGN",
                ">LEFT",
                ">HELD",
                "PROBLEM");
        found.partitions().stream()
                .sorted(WORST_FIRST)
                .forEach(parity -> table.row(
                        parity.name(),
                        parity.method().name().toLowerCase(Locale.ROOT),
                        number(parity.records()),
                        number(parity.missing()),
                        number(parity.duplicated()),
                        number(parity.reordered()),
                        number(parity.unknown()),
                        number(parity.left()),
                        number(parity.held()),
                        parity.problem()));
        return table;
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
