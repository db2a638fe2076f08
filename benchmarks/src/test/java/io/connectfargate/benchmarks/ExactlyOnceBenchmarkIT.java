package io.connectfargate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * Whether it works, not how fast: no figure is checked but the number of records. A variant for each kind of worker; {@link
 * VariantTest} has what the others change.
 */
class ExactlyOnceBenchmarkIT {
    @Test
    void copiesEveryRecordWithEachKindOfWorkerAndPrintsARowForIt() {
        // Given
        List<String> variants = List.of("stock", "off", "interval-100");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = ExactlyOnceBenchmark.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));

        // When
        int exit = command.execute(
                "--megabytes=2",
                "--warm-up-megabytes=1",
                "--rounds=1",
                "--seconds=1",
                "--variants=" + String.join(",", variants));

        // Then
        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(out.toString()
                        .lines()
                        .filter(line -> line.startsWith("| "))
                        .skip(1)
                        .toList())
                .zipSatisfy(variants, (row, variant) -> assertThat(row).startsWith("| " + variant + " | 1953 | "));
    }
}
